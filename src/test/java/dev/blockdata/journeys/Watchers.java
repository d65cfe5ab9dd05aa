package dev.blockdata.journeys;

import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Five hundred who watch one project in which a hundred blocks a second change: how long it takes
/// from the moment that a change is asked for until each of some of them has been told.
final class Watchers {

    private static final int ALL = 500;
    private static final int ASKED = 20;
    private static final int CHANGES = 1_000;

    /// Changes before those that count: a process that has just started compiles what it runs.
    private static final int WARM_UP = 2_000;

    private static final int DOCUMENTS = 10;
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final double MOST = 1_000;

    private record Change(String run, String blockUid) {}

    private final Product product;
    private final Visitor owner;
    private final Table table;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final List<Double> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connected = new AtomicInteger();

    Watchers(Product product, Visitor owner, Table table) {
        this.product = product;
        this.owner = owner;
        this.table = table;
    }

    void measure() throws Exception {
        var shelf = new Shelf(owner);
        for (int i = 0; i < DOCUMENTS; i++) {
            shelf.paragraphs((WARM_UP + CHANGES) / DOCUMENTS, Map.of(0, "Document " + i + "."));
        }
        shelf.apply("offline");
        shelf.dispatch(20);
        Shelf.await(Duration.ofMinutes(5), () -> shelf.isThrough(owner));
        var changes = inTurns(shelf);
        var ready = new CountDownLatch(ALL);
        var pool = Executors.newVirtualThreadPerTaskExecutor();
        // An account has no more than its share of the places.
        try (var other = joined(shelf);
                var http = HttpClient.newHttpClient()) {
            var cookies = List.of(owner.cookies(), other.cookies());
            for (int i = 0; i < ALL; i++) {
                boolean asked = i < ASKED;
                var own = cookies.get(i % cookies.size());
                pool.submit(() -> {
                    watch(http, shelf.path("/events"), own, asked, ready);
                    return asked;
                });
            }
            ready.await(1, TimeUnit.MINUTES);
            change(shelf, changes.subList(0, WARM_UP));
            TimeUnit.SECONDS.sleep(5);
            taken.clear();
            double late = change(shelf, changes.subList(WARM_UP, WARM_UP + CHANGES));
            TimeUnit.SECONDS.sleep(5);
            pool.shutdownNow();
            http.shutdownNow();
            report(late);
        }
    }

    private Visitor joined(Shelf shelf) {
        var other = Visitor.registered(product, "ben");
        var link =
                owner.post(
                                shelf.path("/invitations"),
                                Map.of("email", "ben@example.org", "role", "viewer"))
                        .expect(202)
                        .json()
                        .get("link")
                        .asString();
        other.post(
                        "/api/v1/invitations/accept",
                        Map.of("token", link.substring(link.indexOf("#token=") + 7)))
                .expect(200);
        return other;
    }

    /// A block of each document, then the next one of each.
    private static List<Change> inTurns(Shelf shelf) {
        var changes = new ArrayList<Change>();
        var overlays = new LinkedHashMap<String, List<JsonNode>>();
        for (var run : shelf.runs()) {
            var id = run.get("run_id").asString();
            overlays.put(id, shelf.overlays(id));
        }
        for (int i = 0; i < (WARM_UP + CHANGES) / DOCUMENTS; i++) {
            for (var run : overlays.entrySet()) {
                changes.add(
                        new Change(
                                run.getKey(), run.getValue().get(i).get("block_uid").asString()));
            }
        }
        return changes;
    }

    private void report(double seconds) {
        var sorted = taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length < CHANGES * ASKED * 0.99) {
            table.note("", "changes that were not told", (CHANGES * ASKED - sorted.length) + "");
        }
        double p95 = sorted[(int) (sorted.length * 0.95)];
        var figure =
                "%d who watch, %.0f changes a second, p95 ms"
                        .formatted(connected.get(), CHANGES / seconds);
        table.line("", figure, p95, MOST, p95 / MOST, Goal.atMost(1));
        double p50 = sorted[sorted.length / 2];
        table.line("", "the same, p50 ms", p50, Double.NaN, Double.NaN, Goal.none());
    }

    /// Confirms block after block, at their times whether the earlier ones are through or not; how
    /// long it took in all.
    private double change(Shelf shelf, List<Change> changes) throws Exception {
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < changes.size(); i++) {
                long wait = start + i * BETWEEN.toNanos() - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                var change = changes.get(i);
                sent.put(change.blockUid(), System.nanoTime());
                pool.submit(() ->
                        owner.post(
                                shelf.path("/runs/" + change.run() + "/confirm"),
                                Map.of("block_uids", List.of(change.blockUid()))));
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void watch(
            HttpClient http, String path, String cookies, boolean asked, CountDownLatch ready)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(product.uri(path)).header("Cookie", cookies).build();
        var response = http.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            connected.incrementAndGet();
        }
        ready.countDown();
        if (!asked) {
            // Who only listens costs the processors that both share as little as can be.
            response.body().transferTo(OutputStream.nullOutputStream());
            return;
        }
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && line.contains("\"items\"")) {
                    long now = System.nanoTime();
                    for (var item : Visitor.JSON.readTree(line.substring(5)).get("items")) {
                        var at = sent.get(item.get("block_uid").asString());
                        if (at != null) {
                            taken.add((now - at) / 1e6);
                        }
                    }
                }
            }
        }
    }
}
