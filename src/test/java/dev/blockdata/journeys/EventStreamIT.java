package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.realtime.EventSource;
import dev.blockdata.realtime.EventSource.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Who follows a project over a bad line, through a restart of the product and through its death,
/// ends with the true picture.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EventStreamIT {

    private static final int BLOCKS = 40;
    private static final int CUTS = 100;
    private static final int RESTARTED_AT = 30;
    private static final int KILLED_AT = 65;
    private static final int LONGEST_ANSWER = 2000;

    private final Map<String, String> view = new HashMap<>();
    private Visitor ann;
    private String run;
    private Shelf shelf;

    @Test
    void aHundredCutStreamsARestartAndAKillLeaveNoGap() throws Exception {
        long seed = System.nanoTime();
        System.out.println("aHundredCutStreamsARestartAndAKillLeaveNoGap: seed " + seed);
        try (var product = Product.start();
                var proxy = new CuttingProxy(product.uri("/"), new Random(seed), LONGEST_ANSWER);
                var http = HttpClient.newHttpClient()) {
            stagedShelf(product);
            var line = new Line(product, proxy, http);
            var stop = new AtomicBoolean();
            var writer = Thread.ofVirtual().start(() -> change(stop, new Random(seed)));

            follow(line, RESTARTED_AT);
            var restarting = Thread.ofVirtual().start(() -> restart(product));
            follow(line, KILLED_AT);
            restarting.join();
            assertThat(line.resets).as("a restart forgets nothing").isZero();
            product.kill();
            var starting = Thread.ofVirtual().start(() -> start(product));
            follow(line, CUTS);
            starting.join();
            assertThat(line.resets).as("a crash is said once").isLessThanOrEqualTo(1);

            stop.set(true);
            writer.join();
            var truth = truth();
            try (var source = line.directly()) {
                while (!view.equals(truth)) {
                    line.apply(source.next());
                }
            }
            assertThat(view).hasSize(BLOCKS).isEqualTo(truth);
        }
    }

    private void stagedShelf(Product product) throws InterruptedException {
        ann = Visitor.registered(product, "ann");
        shelf = new Shelf(ann);
        shelf.paragraphs(BLOCKS);
        shelf.apply("offline");
        shelf.dispatch(20);
        Shelf.await(Duration.ofMinutes(1), () -> shelf.isThrough(ann));
        run = shelf.run(ann).get("run_id").asString();
    }

    /// Whoever listens, and where they stand.
    private final class Line {

        private final Product product;
        private final CuttingProxy proxy;
        private final HttpClient http;
        private final String path = shelf.path("/events");
        private String id;
        private int resets;

        Line(Product product, CuttingProxy proxy, HttpClient http)
                throws IOException, InterruptedException {
            this.product = product;
            this.proxy = proxy;
            this.http = http;
            try (var source = directly()) {
                id = source.place();
            }
            view.putAll(truth());
        }

        EventSource directly() throws IOException, InterruptedException {
            return new EventSource(http, product.uri(path), "Cookie", ann.cookies(), id);
        }

        /// Listens until the line breaks.
        void listen() throws IOException, InterruptedException {
            var address = proxy.uri(path);
            try (var source = new EventSource(http, address, "Cookie", ann.cookies(), id)) {
                if (source.response().statusCode() == 200) {
                    readOn(source);
                }
            }
        }

        private void readOn(EventSource source) throws IOException {
            try {
                for (var event = source.next(); event != null; event = source.next()) {
                    apply(event);
                    id = source.id();
                }
            } finally {
                id = source.id();
            }
        }

        void apply(Event event) {
            assertThat(event).as("the stream goes on").isNotNull();
            if (event.name().equals("reset")) {
                resets++;
                view.clear();
                view.putAll(truth());
            } else if (event.name().equals("overlays")) {
                event.data().get("items").forEach(item -> view.put(uid(item), stateOf(item)));
            }
        }
    }

    private static void follow(Line line, int cuts) throws InterruptedException {
        while (line.proxy.cuts() < cuts) {
            try {
                line.listen();
            } catch (IOException _) {
                // The line was cut, or nobody is there: a browser comes back after a while.
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private void change(AtomicBoolean stop, Random random) {
        var verbs =
                List.of(
                        Map.entry("confirm", Map.<String, Object>of()),
                        Map.entry("reject", Map.<String, Object>of("to", "rejected")),
                        Map.entry("reopen", Map.<String, Object>of()));
        var uids = List.copyOf(view.keySet());
        while (!stop.get()) {
            var verb = verbs.get(random.nextInt(verbs.size()));
            var body = new HashMap<>(verb.getValue());
            body.put("block_uids", List.of(uids.get(random.nextInt(uids.size()))));
            try {
                ann.post(shelf.path("/runs/" + run + "/" + verb.getKey()), body);
            } catch (UncheckedIOException _) {
                // The product is not there at the moment.
            }
        }
    }

    private static void restart(Product product) {
        try {
            product.terminate();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        start(product);
    }

    private static void start(Product product) {
        try {
            product.startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> truth() {
        var truth = new HashMap<String, String>();
        ann.get(shelf.path("/runs/" + run + "/overlays?limit=" + BLOCKS))
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> truth.put(uid(item), stateOf(item)));
        return truth;
    }

    private static String uid(JsonNode item) {
        return item.get("block_uid").asString();
    }

    private static String stateOf(JsonNode item) {
        return item.get("status").asString() + " " + item.get("revision").asInt();
    }
}
