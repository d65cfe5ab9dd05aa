package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.integrations.neo4j.LyingProxy;
import dev.blockdata.integrations.neo4j.Neo4jServer;
import dev.blockdata.review.Given;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// From a person's confirming to a real graph and back, with a Neo4j that is down at first.
@TestPropertySource(
        properties = {"blockdata.deliveries.deadline=20s", "blockdata.deliveries.max-attempts=99"})
class GraphStoryIT extends ProjectThatSends {

    private static final String GRAPH =
            "{\"schema_ref\": \"graph\", \"properties\": {\"note\": {\"type\": \"string\"}, \"score\": {\"type\": \"number\"}},"
                    + " \"graph_mapping\": {\"properties\": {\"score\": \"score\"}, \"nodes\": [{\"field\": \"note\", \"label\": \"Note\", \"key\": \"text\", \"type\": \"SAYS\"}]}}";

    private static Neo4jServer neo4j;

    @BeforeAll
    static void start() throws Exception {
        neo4j = Neo4jServer.shared();
    }

    private void awaitEnd(String graph, long deliveries) throws Exception {
        long until = System.nanoTime() + 60_000_000_000L;
        while (deliveries(graph).stream().filter(ProjectThatSends.status("delivered")).count()
                != deliveries) {
            assertThat(System.nanoTime()).as("still " + deliveries(graph)).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private void stageForGraph() {
        schema = given.schema(ann.userId(), GRAPH);
        run = given.run(ann, doc, schema);
        given.stage(ann, run, Given::note);
    }

    private String made(String trigger, int port, String password) {
        return owner.post(
                        at("/integrations"),
                        Map.of(
                                "kind",
                                "neo4j",
                                "name",
                                "Graph",
                                "trigger",
                                trigger,
                                "schema_id",
                                schema,
                                "settings",
                                Map.of(
                                        "url",
                                        "neo4j://127.0.0.1:" + port,
                                        "username",
                                        Neo4jServer.USER),
                                "secrets",
                                Map.of("password", password)))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private JsonNode tried(String graph) {
        return owner.post(at("/integrations/" + graph + "/test"), Map.of()).expect(200).json();
    }

    @Test
    void beforeAnythingIsConfirmedTheWayIsTriedAndNothingWritten() throws Exception {
        neo4j.clear();
        stageForGraph();
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (var door = new LyingProxy(0, neo4j.port())) {
            var good = tried(made("manual", door.port(), Neo4jServer.PASSWORD));
            assertThat(good.get("result").asString()).isEqualTo("delivered");
            assertThat(good.get("rows").asInt()).isZero();
            assertThat(good.get("words").asString())
                    .isEqualTo(
                            "Neo4j is there and accepts user and password. No block is confirmed yet that could be sent.");
            var stranger = tried(made("manual", door.port(), "wrong-password"));
            assertThat(stranger.get("result").asString()).isEqualTo("refused");
            assertThat(stranger.get("words").asString()).contains("does not accept");
        }
        var nobody = tried(made("manual", closed, Neo4jServer.PASSWORD));
        assertThat(nobody.get("result").asString()).isEqualTo("refused");
        assertThat(nobody.get("words").asString()).contains("cannot be reached");
        assertThat(neo4j.graph()).isEmpty();
    }

    @Test
    void whatIsConfirmedIsInTheGraphAndNothingElse() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        neo4j.clear();
        neo4j.query("CREATE (:Canary {name: 'canary'})");
        stageForGraph();
        var graph = made("batch", port, Neo4jServer.PASSWORD);
        confirm(0, 1, 2);
        var waiting =
                awaitNewest(
                        graph,
                        delivery ->
                                delivery.get("attempt").asInt() >= 2
                                        && delivery.get("status").asString().equals("waiting"));
        assertThat(waiting.get("error").asString()).contains("cannot be reached");
        try (var _ = new LyingProxy(port, neo4j.port())) {
            awaitEnd(graph, 1);
            var said = "(:Document)-[:HAS_BLOCK]->(:Block)-[:SAYS]->(:Note)";
            assertThat(neo4j.count(said)).isEqualTo(3);
            reopen(1);
            awaitEnd(graph, 2);
            assertThat(neo4j.count(said)).isEqualTo(2);
            assertThat(neo4j.count("(:Note {text: 'note 1'})")).isZero();
            confirm(1, 3);
            awaitEnd(graph, 3);
            assertThat(neo4j.count(said)).isEqualTo(4);
            var tried = owner.post(at("/integrations/" + graph + "/test"), Map.of()).expect(200);
            assertThat(tried.json().get("result").asString()).isEqualTo("delivered");
            var once = neo4j.graph();
            for (int i = 4; i < 6; i++) {
                owner.post(at("/integrations/" + graph + "/push"), Map.of()).expect(200);
                awaitEnd(graph, i);
                assertThat(neo4j.count("(n) WHERE NOT n:Canary")).isEqualTo(1 + 4 + 4);
                assertThat(neo4j.graph()).isEqualTo(once);
            }
            var preview =
                    owner.post(at("/integrations/graph/preview"), Map.of("schema_id", schema))
                            .expect(200)
                            .json();
            assertThat(preview.at("/counts/nodes").asInt()).isEqualTo(9);
            assertThat(preview.at("/counts/relationships").asInt())
                    .isEqualTo((int) neo4j.count("()-->()"));
        }
        assertThat(neo4j.query("MATCH (c:Canary) RETURN properties(c) AS c"))
                .isEqualTo(List.of(Map.of("c", Map.of("name", "canary"))));
    }
}
