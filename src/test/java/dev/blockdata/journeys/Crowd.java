package dev.blockdata.journeys;

import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.models.fake.FakeProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Fifty people who look at a page of the grid, filter, edit and confirm, with three seconds to
/// think between, while a run goes on beside them.
final class Crowd {

    private static final int PEOPLE = 50;
    private static final Duration THINKING = Duration.ofSeconds(3);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final double MOST = 300;

    private final Product product;
    private final Visitor owner;
    private final FakeProvider model;
    private final Table table;
    private final List<Double> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger errors = new AtomicInteger();

    Crowd(Product product, Visitor owner, FakeProvider model, Table table) {
        this.product = product;
        this.owner = owner;
        this.model = model;
        this.table = table;
    }

    void measure() throws Exception {
        var reviewed = new Shelf(owner);
        reviewed.paragraphs(5_000);
        reviewed.apply();
        reviewed.dispatch(20);
        Shelf.await(Duration.ofMinutes(5), () -> reviewed.isThrough(owner));
        var beside = new Shelf(owner);
        beside.paragraphs(20_000);
        beside.apply();
        model.latency(Duration.ofMillis(300));
        beside.dispatch(20);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            long until = System.nanoTime() + LENGTH.toNanos();
            var people =
                    IntStream.range(0, PEOPLE)
                            .mapToObj(person ->
                                    pool.submit(() -> {
                                        review(reviewed, person, until);
                                        return person;
                                    }))
                            .toList();
            for (var person : people) {
                person.get();
            }
        }
        model.latency(Duration.ZERO);
        var sorted = taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double p95 = sorted[(int) (sorted.length * 0.95)];
        table.line("", PEOPLE + " people at once, p95 ms", p95, MOST, p95 / MOST, Goal.atMost(1));
        table.line(
                "",
                "errors of their " + sorted.length + " requests",
                errors.get(),
                0,
                errors.get(),
                Goal.atMost(0));
    }

    private void review(Shelf shelf, int person, long until) throws InterruptedException {
        var random = new Random(person);
        var run = shelf.run(owner);
        var blocks =
                "/documents/%s/blocks?limit=100&run_id=%s"
                        .formatted(run.get("source_uid").asString(), run.get("run_id").asString());
        try (var visitor = new Visitor(product)) {
            visitor.signIn("ann", Visitor.passwordOf("ann"));
            TimeUnit.MILLISECONDS.sleep(random.nextLong(THINKING.toMillis()));
            while (System.nanoTime() < until) {
                look(visitor, shelf.path(blocks));
                think(random);
                var page = look(visitor, shelf.path(blocks + "&status=ai_complete"));
                think(random);
                var rows = page.get("items");
                if (rows.size() > 0) {
                    decide(visitor, shelf, run, rows.get(random.nextInt(rows.size())), random);
                }
            }
        }
    }

    private void decide(Visitor visitor, Shelf shelf, JsonNode run, JsonNode row, Random random)
            throws InterruptedException {
        var overlay = row.get("overlay");
        var uid = row.get("block_uid").asString();
        var verbs = shelf.path("/runs/" + run.get("run_id").asString());
        var data = overlay.get("staging").deepCopy().asObject();
        data.put("summary", "Edited by " + visitor.hashCode());
        int revision = overlay.get("revision").asInt();
        // Somebody else may have been faster: that is an answer, too.
        int status =
                timed(
                        () ->
                                visitor.patch(
                                        verbs + "/overlays/" + uid,
                                        Map.of("data", data, "revision", revision)),
                        200,
                        409);
        think(random);
        if (status == 200) {
            timed(
                    () ->
                            visitor.post(
                                    verbs + "/confirm",
                                    Map.of(
                                            "items",
                                            List.of(
                                                    Map.of(
                                                            "block_uid",
                                                            uid,
                                                            "revision",
                                                            revision + 1)))),
                    200,
                    200);
            think(random);
        }
    }

    private JsonNode look(Visitor visitor, String path) {
        long start = System.nanoTime();
        var answer = visitor.get(path);
        taken.add((System.nanoTime() - start) / 1e6);
        if (answer.status() != 200) {
            errors.incrementAndGet();
        }
        return answer.json();
    }

    private int timed(
            java.util.function.Supplier<Visitor.Answer> call, int expected, int alsoExpected) {
        long start = System.nanoTime();
        int status = call.get().status();
        taken.add((System.nanoTime() - start) / 1e6);
        if (status != expected && status != alsoExpected) {
            errors.incrementAndGet();
        }
        return status;
    }

    private static void think(Random random) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(THINKING.toMillis() / 2 + random.nextLong(THINKING.toMillis()));
    }
}
