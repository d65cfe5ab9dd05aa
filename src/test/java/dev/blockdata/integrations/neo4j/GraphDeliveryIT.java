package dev.blockdata.integrations.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.blockdata.export.Scratch;
import dev.blockdata.integrations.Delivery;
import dev.blockdata.integrations.Line;
import dev.blockdata.integrations.Target.Answer;
import dev.blockdata.integrations.Undelivered;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is confirmed, in a real Neo4j: the graph is the same however often it is pushed and
/// whatever came between, and nothing in it that is somebody else's is touched.
class GraphDeliveryIT {

    private static final String MAPPING =
            """
            {"properties": {"summary": "summary", "severity": "severity", "scores": "scores"},
             "nodes": [
               {"field": "keywords", "label": "Keyword", "key": "name", "type": "MENTIONS"},
               {"field": "topic", "label": "Topic", "key": "name", "type": "IS_ABOUT", "direction": "in"},
               {"field": "people", "label": "Person", "key": "name", "member": "name", "properties": {"role": "role"}, "type": "NAMES"}]}
            """;
    private static final UUID INTEGRATION = UUID.randomUUID();
    private static final UUID SCHEMA = UUID.randomUUID();

    private static Neo4jServer neo4j;
    @TempDir private static Path folder;

    private final Dialler dialler = dialler("127.0.0.1");

    @BeforeAll
    static void start() throws IOException {
        neo4j = Neo4jServer.shared();
    }

    @BeforeEach
    void somethingOfSomebodyElse() {
        neo4j.clear();
        neo4j.query(
                "CREATE (c:Canary {name: 'canary', blockdata: 'theirs'})-[:SINGS_WITH]->(:Canary {name: 'other'})");
    }

    @AfterEach
    void theCanaryLives() throws IOException {
        assertThat(
                        neo4j.query(
                                "MATCH (a:Canary {name: 'canary'})-[r:SINGS_WITH]->(b:Canary) RETURN properties(a) AS a, properties(b) AS b"))
                .containsExactly(
                        Map.of(
                                "a",
                                Map.of("name", "canary", "blockdata", "theirs"),
                                "b",
                                Map.of("name", "other")));
        dialler.close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static Dialler dialler(String... allowed) {
        return new Dialler(AllowedHosts.of(List.of(allowed)), InetAddress::getAllByName);
    }

    private Line line(String url) {
        return line(url, Neo4jServer.PASSWORD, INTEGRATION);
    }

    private Line line(String url, String password, UUID integration) {
        return new Line(
                UUID.randomUUID(),
                integration,
                Neo4jSettings.JSON.valueToTree(Map.of("url", url, "username", Neo4jServer.USER)),
                Map.of("password", password));
    }

    /// When an attempt is begun by the database's clock; as here where nothing is said.
    private @Nullable Instant begun;

    private Delivery delivery(String sourceUid, @Nullable String blocks) {
        return new Delivery(
                UUID.randomUUID(),
                "pushed",
                UUID.randomUUID(),
                sourceUid,
                SCHEMA,
                blocks,
                Instant.now(),
                begun == null ? Instant.now() : begun);
    }

    private Answer push(Confirmed rows, @Nullable String blocks) throws Exception {
        return push(dialler, line(neo4j.url("bolt").toString()), rows, blocks);
    }

    private Answer push(Dialler by, Line to, Confirmed rows, @Nullable String blocks)
            throws Exception {
        return new GraphDelivery(by, Duration.ofSeconds(20), new Scratch(folder))
                .deliver(to, delivery(rows.sourceUid(), blocks), rows);
    }

    private static Confirmed doc(@Nullable String... data) {
        return new Confirmed("doc", MAPPING, Arrays.asList(data));
    }

    private static String data(int i) {
        return """
        {"summary": "block %d", "severity": %d, "topic": "%s", "keywords": ["k%d", "k%d", "k%d"], "people": [{"name": "p%d", "role": "r"}], "scores": [1, 2.5]}
        """
                .formatted(i, i % 5, i % 2 == 0 ? "a" : "b", i % 40, i % 7, i % 7, i % 100);
    }

    static Confirmed many(int blocks) {
        return new Confirmed(
                "doc",
                MAPPING,
                IntStream.range(0, blocks).mapToObj(GraphDeliveryIT::data).toList());
    }

    @Test
    void theGraphIsTheSameAfterOnePushAndAfterFive() throws Exception {
        var rows = doc(data(1), null, data(2), data(3));
        var first = push(rows, null);
        assertThat(first.rows()).isEqualTo(3);
        assertThat(first.words())
                .isEqualTo(
                        "12 nodes and 12 relationships made, 0 nodes and 0 relationships taken out");
        var once = neo4j.graph();
        assertThat(
                        neo4j.query(
                                "MATCH (:Document {source_uid: 'doc', doc_title: 'A title'})-[:HAS_BLOCK]->(b:Block {block_uid: 'conv-doc:2'}) RETURN b.summary AS s, b.severity AS n, b.block_type AS t, b.block_index AS i, b.scores AS l"))
                .containsExactly(
                        Map.of(
                                "s",
                                "block 2",
                                "n",
                                2L,
                                "t",
                                "paragraph",
                                "i",
                                2L,
                                "l",
                                List.of(1.0, 2.5)));
        assertThat(neo4j.count("(:Topic {name: 'b'})-[:IS_ABOUT]->(:Block)")).isEqualTo(2);
        assertThat(neo4j.count("(:Block)-[:NAMES]->(:Person {name: 'p1', role: 'r'})"))
                .isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            assertThat(push(rows, null).words())
                    .isEqualTo(
                            "0 nodes and 0 relationships made, 0 nodes and 0 relationships taken out");
        }
        assertThat(neo4j.graph()).isEqualTo(once);
        assertThat(
                        neo4j.query(
                                "SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0] + '.' + properties[0] AS at ORDER BY at"))
                .extracting(row -> row.get("at"))
                .contains(
                        "Block.block_uid",
                        "Document.source_uid",
                        "Keyword.name",
                        "Person.name",
                        "Topic.name");
    }

    @Test
    void aValueThatChangedTakesWithItWhatOnlyItHad() throws Exception {
        push(doc("{\"summary\": \"old\", \"severity\": 1, \"keywords\": [\"x\", \"y\"]}"), null);
        push(doc("{\"summary\": \"new\", \"keywords\": [\"y\", \"z\"]}"), "{[0,1)}");
        assertThat(neo4j.query("MATCH (b:Block) RETURN b.summary AS s, b.severity AS n"))
                .extracting(row -> row.get("s") + " " + row.get("n"))
                .containsExactly("new null");
        assertThat(neo4j.query("MATCH (k:Keyword) RETURN k.name AS k ORDER BY k"))
                .extracting(row -> row.get("k"))
                .containsExactly("y", "z");
    }

    /// Two nodes may disagree about the time by minutes: a later attempt has to be known as the
    /// later one all the same.
    @Test
    void attemptsAreNumberedByTheDatabasesClockAndNotByThatOfTheNode() throws Exception {
        begun = Instant.parse("2031-01-01T00:00:00Z");
        push(doc(data(1), data(2)), null);
        begun = begun.plusMillis(5);
        push(doc(data(1), data(3)), null);
        assertThat(
                        neo4j.query(
                                "MATCH ()-[r]->() WHERE r.push IS NOT NULL RETURN DISTINCT r.push AS push"))
                .extracting(row -> row.get("push"))
                .containsExactly(
                        Duration.between(Instant.parse("2026-01-01T00:00:00Z"), begun).toMillis());
    }

    @Test
    void whatIsReopenedGoesAndComesBackWhenItIsConfirmedAnew() throws Exception {
        push(doc(data(1), data(2)), null);
        var before = neo4j.graph();
        push(new Confirmed("doc", MAPPING, Collections.singletonList(null), 1), "{[1,2)}");
        assertThat(neo4j.count("(:Block)")).isEqualTo(1);
        assertThat(neo4j.count("(:Topic {name: 'a'})")).isZero();
        push(new Confirmed("doc", MAPPING, List.of(data(2)), 1), "{[1,2)}");
        assertThat(neo4j.graph()).isEqualTo(before);
        push(doc(null, data(2)), null);
        assertThat(neo4j.count("(:Block)")).isEqualTo(1);
        push(doc(null, null), null);
        assertThat(neo4j.count("(n) WHERE NOT n:Canary")).isZero();
    }

    @Test
    void nodesOfOthersArePointedAtAndNothingElse() throws Exception {
        neo4j.query("CREATE (:Person {name: 'Ann', role: 'theirs'})");
        push(doc("{\"people\": [{\"name\": \"Ann\", \"role\": \"ours\"}]}"), null);
        assertThat(neo4j.count("(:Block)-[:NAMES]->(:Person {name: 'Ann', role: 'theirs'})"))
                .isEqualTo(1);
        neo4j.query("MATCH (b:Block) CREATE (:Note {text: 'theirs'})-[:ON]->(b)");
        push(doc((String) null), null);
        assertThat(neo4j.query("MATCH (p:Person) RETURN properties(p) AS p"))
                .containsExactly(Map.of("p", Map.of("name", "Ann", "role", "theirs")));
        assertThat(neo4j.count("(:Note)-[:ON]->(b:Block) WHERE b.summary IS NULL")).isEqualTo(1);
        assertThat(neo4j.count("(:Document)")).isZero();
        neo4j.query("MATCH (n) WHERE n:Person OR n:Note OR n:Block DETACH DELETE n");
    }

    @Test
    void twoIntegrationsShareNodesAndEachTakesOutItsOwnAlone() throws Exception {
        var other = line(neo4j.url("bolt").toString(), Neo4jServer.PASSWORD, UUID.randomUUID());
        push(doc(data(1)), null);
        var one = neo4j.graph();
        push(dialler, other, doc(data(1)), null);
        assertThat(neo4j.count("(:Document)-[:HAS_BLOCK]->(:Block)")).isEqualTo(2);
        push(dialler, other, doc((String) null), null);
        push(doc(data(1)), null);
        assertThat(neo4j.graph()).isEqualTo(one);
    }

    @Test
    void onePushEndedInTheMiddleAndTheNextMakeTheSameGraph() throws Exception {
        var whole = many(1050);
        push(whole, null);
        var wanted = neo4j.graph();
        neo4j.query("MATCH (n) WHERE NOT n:Canary DETACH DELETE n");
        var asked = new AtomicInteger();
        whole.onDemand(() -> {
            if (asked.incrementAndGet() == 3) {
                throw new InterruptedIOException("enough");
            }
        });
        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> push(whole, null));
        assertThat(neo4j.count("(:Block)")).isEqualTo(1000);
        whole.onDemand(() -> {});
        push(whole, null);
        assertThat(neo4j.graph()).isEqualTo(wanted);
    }

    @Test
    void aThreadThatIsInterruptedInATransactionLeavesNothingHalf() throws Exception {
        var rows = many(1050);
        var thread =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                push(rows, null);
                            } catch (Exception _) {
                                // Interrupted, as it is meant to be.
                            }
                        });
        var asked = new AtomicInteger();
        rows.onDemand(() -> {
            if (asked.incrementAndGet() == 2) {
                thread.interrupt();
            }
        });
        thread.start();
        thread.join();
        assertThat(asked.get()).isEqualTo(2);
        rows.onDemand(() -> {});
        push(rows, null);
        var after = neo4j.graph();
        neo4j.query("MATCH (n) WHERE NOT n:Canary DETACH DELETE n");
        push(rows, null);
        assertThat(neo4j.graph()).isEqualTo(after);
        assertThat(neo4j.count("(:Block)")).isEqualTo(1050);
    }

    @Test
    void deliveriesLeaveNoThreadsBehind() throws Exception {
        var before = threads();
        for (int i = 0; i < 5; i++) {
            push(doc(data(i)), null);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(before));
    }

    /// Of drivers; those of the one that looks at the graph are there all the time.
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().toLowerCase(Locale.ROOT))
                .filter(name -> name.contains("neo4j"))
                .count();
    }

    @Test
    void namesAreRefusedAndValuesAreOnlyValues() throws Exception {
        var evil = "`) DETACH DELETE n //";
        for (var label :
                List.of(
                        evil,
                        "a`b",
                        "a\\u0060b",
                        "a'b\\\"",
                        "x".repeat(10_000),
                        "Canary {name: 'canary'}",
                        "")) {
            var mapping =
                    "{\"nodes\": [{\"field\": \"keywords\", \"label\": \"%s\", \"key\": \"name\", \"type\": \"T\"}]}"
                            .formatted(label);
            var refused =
                    catchThrowableOfType(
                            Undelivered.class,
                            () ->
                                    push(
                                            new Confirmed(
                                                    "doc",
                                                    mapping,
                                                    List.of("{\"keywords\": [\"x\"]}")),
                                            null));
            assertThat(refused.next()).isEqualTo(Undelivered.Next.NEVER);
            assertThat(refused.words()).contains("/nodes/0/label is a name of");
        }
        assertThat(neo4j.count("(n)")).isEqualTo(2);
        var said =
                "{\"summary\": \"%1$s\", \"keywords\": [\"%1$s\", \"\\\\u0060 \\u0060\", \"%2$s\", \"canary\"]}"
                        .formatted("`}) DETACH DELETE n // ' \\\"", "x".repeat(10_000));
        push(doc(said), null);
        assertThat(neo4j.count("(:Keyword)")).isEqualTo(3);
        assertThat(neo4j.count("(:Block {summary: \"`}) DETACH DELETE n // ' \\\"\"})"))
                .isEqualTo(1);
    }

    @Test
    void aWrongPasswordAndNoServerAreTriedAgain() throws Exception {
        var wrong = line(neo4j.url("bolt").toString(), "wrong-password", INTEGRATION);
        var refused =
                catchThrowableOfType(
                        Undelivered.class, () -> push(dialler, wrong, doc(data(1)), null));
        assertThat(refused.next()).isEqualTo(Undelivered.Next.AGAIN);
        assertThat(refused.words()).isEqualTo("Neo4j does not accept this user and password.");
        int nowhere;
        try (var socket = new ServerSocket(0)) {
            nowhere = socket.getLocalPort();
        }
        var down =
                catchThrowableOfType(
                        Undelivered.class,
                        () ->
                                push(
                                        dialler,
                                        line("bolt://127.0.0.1:" + nowhere),
                                        doc(data(1)),
                                        null));
        assertThat(down.next()).isEqualTo(Undelivered.Next.AGAIN);
        assertThat(down.words()).isEqualTo("Neo4j cannot be reached at 127.0.0.1:" + nowhere + ".");
    }

    @Test
    void oneThatSaysNothingIsNotWaitedForLonger() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var begun = System.nanoTime();
            var late =
                    catchThrowableOfType(
                            Undelivered.class,
                            () ->
                                    new GraphDelivery(
                                                    dialler,
                                                    Duration.ofSeconds(2),
                                                    new Scratch(folder))
                                            .deliver(
                                                    line(
                                                            "bolt://127.0.0.1:"
                                                                    + silent.getLocalPort()),
                                                    delivery("doc", null),
                                                    doc(data(1))));
            assertThat(late.next()).isEqualTo(Undelivered.Next.AGAIN);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void anInnerAddressIsNotDialled() throws Exception {
        try (var inner = dialler()) {
            for (var url :
                    List.of(
                            neo4j.url("bolt").toString(),
                            neo4j.url("neo4j").toString(),
                            "bolt://localhost:" + neo4j.port(),
                            "bolt://[::1]:" + neo4j.port())) {
                var refused =
                        catchThrowableOfType(
                                Undelivered.class,
                                () -> push(inner, line(url), doc(data(1)), null));
                assertThat(refused.next()).as(url).isEqualTo(Undelivered.Next.NEVER);
                assertThat(refused.words()).contains("is inside this server's network");
            }
        }
        assertThat(neo4j.count("(:Block)")).isZero();
    }

    /// The one server is allowed by its name, and says that it is elsewhere.
    @Test
    void aRoutingTableLeadsNowhereInside() throws Exception {
        try (var proxy = new LyingProxy(neo4j.port());
                var guarded = dialler("localhost")) {
            var refused =
                    catchThrowableOfType(
                            Undelivered.class,
                            () ->
                                    push(
                                            guarded,
                                            line("neo4j://localhost:" + proxy.port()),
                                            doc(data(1)),
                                            null));
            assertThat(refused.next()).isEqualTo(Undelivered.Next.NEVER);
            assertThat(refused.words()).contains("127.0.0.2 is inside this server's network");
            assertThat(proxy.led()).isZero();
        }
        assertThat(neo4j.count("(:Block)")).isZero();
    }

    @Test
    void aRoutingTableOfAllowedHostsIsFollowed() throws Exception {
        try (var proxy = new LyingProxy(neo4j.port());
                var guarded = dialler("localhost", "127.0.0.2")) {
            push(guarded, line("neo4j://localhost:" + proxy.port()), doc(data(1)), null);
            assertThat(proxy.led()).isPositive();
        }
        // Allowed by name alone, and told so: the driver asks for the address as well.
        try (var byName = dialler("localhost")) {
            push(byName, line("neo4j://localhost:" + neo4j.port()), doc(data(2)), null);
        }
        assertThat(neo4j.count("(:Block)")).isEqualTo(1);
    }
}
