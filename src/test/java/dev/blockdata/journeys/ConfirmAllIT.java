package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// "Confirm all" on five thousand blocks of the built product, and SIGKILL in the middle of it: all
/// or nothing, and each block confirmed by exactly one event.
class ConfirmAllIT {

    private static final int BLOCKS = 5_000;

    /// More of them by `-Dblockdata.kills=…`: each costs a start of the product.
    private static final int KILLS = Integer.getInteger("blockdata.kills", 1);

    private static final int LOGS_READ = 100;

    private final long seed = Long.getLong("blockdata.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Visitor ann;
    private String project;
    private String run;

    @Test
    void killedAnywhereItIsAllOrNothing() throws Exception {
        System.out.println("ConfirmAllIT: -Dblockdata.seed=" + seed);
        try (var product = Product.start("BLOCKDATA_WORKER_CONCURRENCY", "60")) {
            ann = Visitor.registered(product, "ann");
            stageEverything();
            int confirmations = 0;
            long took = confirmTwiceAtOnce();
            for (int kill = 0; kill < KILLS; kill++) {
                if (confirmed() == BLOCKS) {
                    confirmations++;
                    reopenEverything();
                }
                var moment = Duration.ofNanos((long) (took * 1.2 * random.nextDouble()));
                killWhileConfirming(product, moment);
                assertThat(confirmed())
                        .as("confirmed after a kill at " + moment + ", seed " + seed)
                        .isIn(0, BLOCKS);
                assertThat(statuses())
                        .isEqualTo(Map.of(confirmed() == 0 ? "ai_complete" : "confirmed", BLOCKS));
            }
            if (confirmed() == 0) {
                assertThat(confirm().get("confirmed").asInt()).isEqualTo(BLOCKS);
            }
            eachBlockWasConfirmedBySoManyEvents(confirmations + 1);
            anExportThatIsCutOffNeverLooksWholeAndOneInTheBackgroundGoesOn(product);
        }
    }

    /// Whoever reads slowly has a part when the product dies, and can tell; what was asked for in
    /// the background is there after the start.
    private void anExportThatIsCutOffNeverLooksWholeAndOneInTheBackgroundGoesOn(Product product)
            throws Exception {
        var forms = List.of("jsonl", "csv", "jsonl&include=staged");
        var readers = new ArrayList<Socket>();
        for (var form : forms) {
            readers.add(slowReader(product, run + "/export?format=" + form));
        }
        var job =
                ann.post(
                                project + "/exports",
                                Map.of(
                                        "run_ids",
                                        List.of(run.substring(run.lastIndexOf('/') + 1)),
                                        "format",
                                        "parquet"))
                        .expect(201)
                        .json();
        product.kill();
        for (var reader : readers) {
            var part = rest(reader);
            if (part.endsWith("\r\n0\r\n\r\n")) {
                assertThat(part).as("what looks whole").contains("answer request " + (BLOCKS - 1));
            }
        }
        product.startAgain();
        var address = project + "/exports/" + job.get("export_id").asString();
        await(() -> ann.get(address).json().get("status").asString().equals("done"));
        assertThat(ann.get(address + "/file").expect(200).bytes())
                .isEqualTo(ann.get(run + "/export?format=parquet").expect(200).bytes());
    }

    /// A request whose answer has begun, and of which nobody takes more than a little.
    private Socket slowReader(Product product, String path) throws IOException {
        var address = product.uri(path);
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        var request =
                "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n"
                        .formatted(path, address.getAuthority(), ann.cookies());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var begun = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(begun, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try (socket) {
            socket.getInputStream().transferTo(read);
        } catch (SocketException reset) {
            // Cut off, which is a way of telling.
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /// Two clicks, each in a browser of its own: together they confirm every row once.
    private long confirmTwiceAtOnce() throws Exception {
        var other = new Visitor(ann.product());
        other.signIn("ann", Visitor.passwordOf("ann"));
        long from = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonNode> first = executor.submit(this::confirm);
            Future<JsonNode> second =
                    executor.submit(
                            () -> other.post(run + "/confirm", Map.of()).expect(200).json());
            assertThat(first.get().get("confirmed").asInt() + second.get().get("confirmed").asInt())
                    .isEqualTo(BLOCKS);
        }
        long took = System.nanoTime() - from;
        assertThat(confirmed()).isEqualTo(BLOCKS);
        return took;
    }

    private void stageEverything() throws Exception {
        project =
                "/api/v1/projects/"
                        + ann.post("/api/v1/projects", Map.of("project_name", "Large"))
                                .expect(201)
                                .json()
                                .get("project_id")
                                .asString();
        var text = new StringBuilder();
        for (int i = 0; i < BLOCKS; i++) {
            text.append("The client MUST answer request ").append(i).append(".\n\n");
        }
        String source =
                ann.upload(
                                project + "/documents",
                                "large.md",
                                text.toString().getBytes(StandardCharsets.UTF_8))
                        .expect(201)
                        .json()
                        .get("source_uid")
                        .asString();
        String schema =
                ann.post(
                                "/api/v1/schemas",
                                Map.of(
                                        "schema_ref",
                                        "s",
                                        "properties",
                                        Map.of("a", Map.of("type", "string"))))
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
        await(() ->
                ann.get(project + "/documents/" + source)
                        .json()
                        .get("status")
                        .asString()
                        .equals("ingested"));
        run =
                project
                        + "/runs/"
                        + ann.post(
                                        project + "/runs",
                                        Map.of("source_uid", source, "schema_id", schema))
                                .expect(201)
                                .json()
                                .get("run_id")
                                .asString();
        ann.post(run + "/dispatch", Map.of("concurrency", 60)).expect(202);
        await(() -> count("ai_complete") == BLOCKS);
    }

    private JsonNode confirm() {
        return ann.post(run + "/confirm", Map.of()).expect(200).json();
    }

    private void reopenEverything() {
        var blocks = overlays().stream().map(o -> o.get("block_uid").asString()).toList();
        assertThat(
                        ann.post(run + "/reopen", Map.of("block_uids", blocks))
                                .expect(200)
                                .json()
                                .get("reopened")
                                .asInt())
                .isEqualTo(BLOCKS);
    }

    private void killWhileConfirming(Product product, Duration moment) throws Exception {
        var confirming =
                CompletableFuture.runAsync(() -> {
                    try {
                        ann.post(run + "/confirm", Map.of());
                    } catch (UncheckedIOException _) {
                        // The product is gone.
                    }
                });
        TimeUnit.NANOSECONDS.sleep(moment.toNanos());
        product.kill();
        confirming.get(30, TimeUnit.SECONDS);
        product.startAgain();
    }

    /// A revision is a place in the log: an attempt takes two, a confirmation one, a reopening one.
    /// So the revisions of all blocks tell how often each was confirmed; of some the log is read.
    private void eachBlockWasConfirmedBySoManyEvents(int expected) {
        var overlays = overlays();
        assertThat(overlays).hasSize(BLOCKS);
        for (var overlay : overlays) {
            assertThat(overlay.get("confirmed")).isEqualTo(overlay.get("staging"));
            assertThat(overlay.get("revision").asInt())
                    .as(overlay.get("block_uid") + ", seed " + seed)
                    .isEqualTo(2 * overlay.get("attempt_count").asInt() + 2 * expected - 1);
        }
        Collections.shuffle(overlays, random);
        for (var overlay : overlays.subList(0, LOGS_READ)) {
            var block = overlay.get("block_uid").asString();
            var log = ann.get(run + "/overlays/" + block + "/history").expect(200).json();
            assertThat(
                            log.get("items").findValues("kind").stream()
                                    .filter(kind -> kind.asString().equals("confirmed")))
                    .as("confirm events of " + block + ", seed " + seed)
                    .hasSize(expected);
        }
    }

    private int confirmed() {
        return count("confirmed");
    }

    private int count(String status) {
        return ann.get(run).expect(200).json().get("counts").get(status).asInt();
    }

    private Map<String, Integer> statuses() {
        var found = new TreeMap<String, Integer>();
        overlays().forEach(o -> found.merge(o.get("status").asString(), 1, Integer::sum));
        return found;
    }

    private List<JsonNode> overlays() {
        var all = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = ann.get(run + "/overlays?limit=1000&cursor=" + cursor).expect(200).json();
            page.get("items").forEach(all::add);
            cursor = page.get("next_cursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    private static void await(java.util.function.BooleanSupplier holds)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within two minutes").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
