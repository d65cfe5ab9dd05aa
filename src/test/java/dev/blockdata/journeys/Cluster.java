package dev.blockdata.journeys;

import dev.blockdata.database.ExternalServer;
import dev.blockdata.models.fake.FakeProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Two processes of the product on one database and one store of files, each with a key of its own
/// at the provider, and Ann, who is signed in to both.
final class Cluster implements AutoCloseable {

    static final String FIRST_KEY = "key-of-the-first";
    static final String SECOND_KEY = "key-of-the-second";

    final FakeProvider fake = new FakeProvider();
    final Product first;
    final Product second;
    final Visitor ann;
    final Visitor annAtSecond;
    final Ledger ledger;
    private final ExternalServer database = new ExternalServer();

    /// `settings` are those of both, in pairs.
    Cluster(String... settings) throws IOException {
        this(List.of(), settings);
    }

    /// @param ofSecond what only the second is told
    Cluster(List<String> ofSecond, String... settings) throws IOException {
        first = Product.start(settings(FIRST_KEY, settings));
        var second = new ArrayList<>(List.of(settings));
        second.addAll(ofSecond);
        this.second =
                Product.startBeside(first, settings(SECOND_KEY, second.toArray(String[]::new)));
        ann = Visitor.registered(first, "ann");
        annAtSecond = new Visitor(this.second);
        annAtSecond.signIn("ann", Visitor.passwordOf("ann"));
        ledger = new Ledger(database.superuser());
    }

    private String[] settings(String key, String... more) {
        var all = new ArrayList<>(database.settings());
        all.addAll(
                List.of(
                        "ANTHROPIC_API_KEY",
                        key,
                        "ANTHROPIC_BASE_URL",
                        fake.anthropic().toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    Product holderOf(String key) {
        return key.equals(FIRST_KEY) ? first : second;
    }

    /// How many results a process has written with that outcome, by its own figures.
    static int settled(Visitor operator, String outcome) {
        return operator.get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("blockdata_overlays_settled_total{"))
                .filter(line -> line.contains("outcome=\"" + outcome + "\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .sum();
    }

    @Override
    public void close() throws IOException {
        ann.close();
        annAtSecond.close();
        second.close();
        first.close();
        fake.close();
        database.close();
    }
}
