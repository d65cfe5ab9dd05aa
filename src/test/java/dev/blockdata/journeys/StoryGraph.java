package dev.blockdata.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.integrations.neo4j.Neo4jServer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The last step of the main job: what was confirmed becomes a graph, the same one however often it
/// is pushed, and though the product is killed in the middle of a push.
final class StoryGraph {

    private record Graph(long documents, long blocks, long terms, long mentions) {}

    private final Visitor owner;
    private final String project;
    private final Neo4jServer neo4j;
    private String integration = "";

    StoryGraph(Visitor owner, String project, Neo4jServer neo4j) {
        this.owner = owner;
        this.project = project;
        this.neo4j = neo4j;
    }

    /// @param jsonl the confirmed set
    void isThatOf(byte[] jsonl, String schema, Product product) throws Exception {
        neo4j.clear();
        var wanted = wanted(jsonl);
        integration = project + "/integrations/" + made(schema);
        push();
        settled();
        assertThat(drawn()).isEqualTo(wanted);
        var once = neo4j.digest();
        push();
        settled();
        assertThat(neo4j.digest()).as("after a second push, node by node").isEqualTo(once);
        neo4j.clear();
        push();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (neo4j.count("(n:Block)") < wanted.blocks() / 10) {
            assertThat(System.nanoTime()).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        product.kill();
        assertThat(neo4j.count("(n:Block)")).as("in the middle").isLessThan(wanted.blocks());
        product.startAgain();
        settled();
        assertThat(drawn()).isEqualTo(wanted);
        assertThat(neo4j.digest()).as("after a push that was killed, node by node").isEqualTo(once);
    }

    private String made(String schema) {
        var mapping =
                Map.of(
                        "properties",
                        Map.of("summary", "summary"),
                        "nodes",
                        List.of(
                                Map.of(
                                        "field", "mentions",
                                        "label", "Term",
                                        "key", "name",
                                        "type", "MENTIONS")));
        return owner.post(
                        project + "/integrations",
                        Map.of(
                                "kind",
                                "neo4j",
                                "name",
                                "Graph",
                                "schema_id",
                                schema,
                                "settings",
                                Map.of(
                                        "url",
                                        "bolt://127.0.0.1:" + neo4j.port(),
                                        "username",
                                        Neo4jServer.USER,
                                        "mapping",
                                        mapping),
                                "secrets",
                                Map.of("password", Neo4jServer.PASSWORD)))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private void push() {
        assertThat(
                        owner.post(integration + "/push", Map.of())
                                .expect(200)
                                .json()
                                .get("deliveries")
                                .asInt())
                .isPositive();
    }

    private void settled() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (owner.get(integration).expect(200).json().get("waiting").asInt() > 0) {
            assertThat(System.nanoTime()).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(
                        owner.get(integration + "/deliveries?status=failed")
                                .expect(200)
                                .json()
                                .get("items"))
                .isEmpty();
    }

    private Graph drawn() {
        return new Graph(
                neo4j.count("(n:Document)"),
                neo4j.count("(n:Block)"),
                neo4j.count("(n:Term)"),
                neo4j.count("(:Block)-[r:MENTIONS]->(:Term)"));
    }

    private static Graph wanted(byte[] jsonl) {
        var documents = new HashSet<String>();
        var terms = new HashSet<String>();
        long blocks = 0;
        long mentions = 0;
        for (var text : new String(jsonl, UTF_8).split("\n")) {
            var line = Visitor.JSON.readTree(text);
            var data = line.at("/user_defined/data");
            if (data.isNull()) {
                continue;
            }
            blocks++;
            documents.add(line.at("/immutable/source_upload/source_uid").asString());
            var named = new HashSet<String>();
            data.path("mentions").forEach(term -> named.add(term.asString().strip()));
            named.remove("");
            mentions += named.size();
            terms.addAll(named);
        }
        return new Graph(documents.size(), blocks, terms.size(), mentions);
    }
}
