package dev.blockdata.journeys;

import dev.blockdata.database.ExternalServer;
import dev.blockdata.models.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An earlier build and a later one on one database: see `bench/upgrade`.
final class Upgrade {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OLD_KEY = "key-of-the-old";
    private static final String NEW_KEY = "key-of-the-new";

    private final Path oldJar;
    private final Path newJar;
    private final FakeProvider fake = new FakeProvider();

    private Upgrade(Path oldJar, Path newJar) {
        this.oldJar = oldJar;
        this.newJar = newJar;
        // So slow that the new one is ready long before the run is through.
        fake.latency(Duration.ofMillis(400));
    }

    public static void main(String... jars) throws Exception {
        var upgrade = new Upgrade(Path.of(jars[0]), Path.of(jars[1]));
        try {
            upgrade.bothAtOnce();
            upgrade.oneAfterTheOther();
        } finally {
            upgrade.fake.close();
        }
        System.exit(0);
    }

    private void bothAtOnce() throws Exception {
        System.out.println("both at once on an external database");
        try (var server = new ExternalServer();
                var old = Product.startFrom(oldJar, with(server.settings(), OLD_KEY));
                var ann = Visitor.registered(old, "ann")) {
            var ledger = new Ledger(server.superuser());
            var shelf = new Shelf(ann);
            shelf.paragraphs(1500);
            int blocks = shelf.apply();
            shelf.dispatch(20);
            Shelf.await(PATIENCE, () -> fake.calls().size() > 200);
            try (var later = Product.startBeside(old, newJar, with(server.settings(), NEW_KEY));
                    var annAtLater = new Visitor(later)) {
                int before = fake.calls().size();
                annAtLater.signIn("ann", Visitor.passwordOf("ann"));
                Shelf.await(PATIENCE, () -> shelf.isThrough(annAtLater));
                ledger.isSound(shelf.project);
                ledger.isAtRest(shelf.project);
                System.out.printf(
                        "  %d blocks, %d claims, %d calls, %d before the new one was ready, %d by the new one; staged %d%n",
                        blocks,
                        ledger.claims(shelf.project),
                        fake.calls().size(),
                        before,
                        fake.calls(NEW_KEY).size(),
                        ledger.overlays(shelf.project, "status = 'ai_complete'"));
                confirmHalf("old", ann, shelf);
                confirmHalf("new", annAtLater, shelf);
                complaints("old", old);
                complaints("new", later);
            }
        }
    }

    private static void confirmHalf(String who, Visitor visitor, Shelf shelf) {
        var run = shelf.path("/runs/" + shelf.run(visitor).get("run_id").asString());
        var blocks =
                visitor.get(run + "/overlays?status=ai_complete&limit=700")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("block_uid").asString())
                        .toList();
        var answer = visitor.post(run + "/confirm", Map.of("block_uids", blocks));
        System.out.println(
                "  confirmed by the "
                        + who
                        + " one: "
                        + answer.status()
                        + " "
                        + answer.json().get("confirmed"));
    }

    private void oneAfterTheOther() throws Exception {
        System.out.println("one after the other in one home");
        try (var product = Product.startFrom(oldJar, with(List.of(), OLD_KEY));
                var ann = Visitor.registered(product, "ann")) {
            int before = fake.calls().size();
            var shelf = new Shelf(ann);
            shelf.paragraphs(800);
            int blocks = shelf.apply();
            shelf.dispatch(20);
            Shelf.await(PATIENCE, () -> fake.calls().size() - before > 300);
            product.terminate();
            int asked = fake.calls().size() - before;
            product.becomes(newJar);
            product.startAgain();
            Shelf.await(PATIENCE, () -> shelf.isThrough(ann));
            System.out.printf(
                    "  %d blocks, %d calls before and %d after; %s%n",
                    blocks,
                    asked,
                    fake.calls().size() - before - asked,
                    shelf.progress(ann).get("counts"));
            complaints("both", product);
        }
    }

    private String[] with(List<String> database, String key) {
        var all = new ArrayList<>(database);
        all.addAll(
                List.of(
                        "ANTHROPIC_API_KEY",
                        key,
                        "ANTHROPIC_BASE_URL",
                        fake.anthropic().toString(),
                        "BLOCKDATA_WORKER_PACK_SIZE",
                        "1",
                        "BLOCKDATA_WORKER_CONCURRENCY",
                        "10"));
        return all.toArray(String[]::new);
    }

    private static void complaints(String who, Product product) throws IOException {
        try (var lines = Files.lines(product.log())) {
            // The same words at another time are one complaint, said often.
            var complaints =
                    lines.filter(line -> line.contains(" WARN ") || line.contains("ERROR"))
                            .collect(
                                    Collectors.groupingBy(
                                            line -> line.replaceFirst("^\\S+ ", ""),
                                            LinkedHashMap::new,
                                            Collectors.counting()));
            System.out.println("  complaints in the log of the " + who + ": " + complaints.size());
            complaints.forEach((line, times) -> System.out.println("    " + times + " x " + line));
        }
    }
}
