package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.integrations.Receiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The built product is killed between what it commits and what it sends: whoever is sent to hears
/// of each batch, in order, and knows by its id what it has had.
class OutboxIT {

    private static final int BLOCKS = 30;
    private static final Duration SLOW = Duration.ofMillis(120);

    private Visitor ann;
    private String project;
    private String run;
    private final List<String> uids = new ArrayList<>();

    @Test
    void eachBatchReachesItsReceiverThoughTheProductIsKilled() throws Exception {
        try (var product =
                        Product.start(
                                "BLOCKDATA_ALLOWED_HOSTS",
                                "127.0.0.1",
                                // What was under way when it was killed is taken up again then.
                                "SPRING_APPLICATION_JSON",
                                "{\"blockdata.deliveries.lease\": \"3s\"}");
                var receiver = new Receiver()) {
            receiver.answering(
                    IntStream.range(0, 3 * BLOCKS)
                            .mapToObj(_ -> Receiver.Reply.late(SLOW))
                            .toArray(Receiver.Reply[]::new));
            ann = Visitor.registered(product, "ann");
            stageEverything();
            ann.post(
                            project + "/integrations",
                            Map.of(
                                    "kind",
                                    "webhook",
                                    "name",
                                    "Hook",
                                    "trigger",
                                    "batch",
                                    "settings",
                                    Map.of("url", receiver.url())))
                    .expect(201);
            for (int i = 0; i < BLOCKS; i++) {
                ann.post(run + "/confirm", Map.of("block_uids", List.of(uids.get(i)))).expect(200);
                if (i == BLOCKS / 3 || i == 2 * BLOCKS / 3) {
                    receiver.await(receiver.calls().size() + 1);
                    product.kill();
                    product.startAgain();
                }
            }
            receiver.await(calls -> byId(calls).size() >= BLOCKS, BLOCKS + " batches");
            TimeUnit.SECONDS.sleep(1);
            var batches = byId(receiver.calls());
            assertThat(batches.values())
                    .as("each batch, and in the order of the confirmations")
                    .containsExactlyElementsOf(uids);
            assertThat(receiver.calls())
                    .as("what came twice is what was under way when it was killed")
                    .hasSizeBetween(BLOCKS, BLOCKS + 2);
        }
    }

    /// What each delivery brought, in the order in which they first came; one that comes again
    /// brings the same.
    private static Map<String, String> byId(List<Receiver.Call> calls) {
        var batches = new LinkedHashMap<String, String>();
        for (var call : calls) {
            assertThat(call.lines()).hasSize(1);
            var uid =
                    Visitor.JSON
                            .readTree(call.lines().getFirst())
                            .at("/immutable/block/block_uid")
                            .asString();
            assertThat(batches.getOrDefault(call.header("webhook-id"), uid)).isEqualTo(uid);
            batches.putIfAbsent(call.header("webhook-id"), uid);
        }
        return batches;
    }

    private void stageEverything() throws Exception {
        project =
                "/api/v1/projects/"
                        + ann.post("/api/v1/projects", Map.of("project_name", "Batches"))
                                .expect(201)
                                .json()
                                .get("project_id")
                                .asString();
        var text = new StringBuilder();
        IntStream.range(0, BLOCKS)
                .forEach(i -> text.append("The client MUST answer ").append(i).append(".\n\n"));
        var source =
                ann.upload(
                                project + "/documents",
                                "rules.md",
                                text.toString().getBytes(StandardCharsets.UTF_8))
                        .expect(201)
                        .json()
                        .get("source_uid")
                        .asString();
        while (!ann.get(project + "/documents/" + source)
                .json()
                .get("status")
                .asString()
                .equals("ingested")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        var properties = new HashMap<String, Object>();
        properties.put("a", Map.of("type", "string"));
        var schema =
                ann.post("/api/v1/schemas", Map.of("schema_ref", "s", "properties", properties))
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
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
        ann.post(run + "/work", Map.of("batch_size", BLOCKS)).expect(200);
        for (var overlay : ann.get(run + "/overlays?limit=100").expect(200).json().get("items")) {
            uids.add(overlay.get("block_uid").asString());
        }
        assertThat(uids).hasSize(BLOCKS);
    }
}
