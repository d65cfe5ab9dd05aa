package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.HomeDatabase;
import dev.blockdata.models.fake.FakeProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The built product on a provider of models that costs money: killed, out of budget, paused, and
/// in the end every block answered once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderIT {

    private static final String SONNET = "claude-sonnet-4-5";
    private static final int AT_ONCE = 20;

    private final FakeProvider fake = new FakeProvider();
    private Product product;
    private Visitor ann;
    private String project;
    private String schema;

    @BeforeAll
    void start() throws IOException {
        fake.latency(Duration.ofMillis(100));
        product =
                Product.start(
                        "ANTHROPIC_API_KEY", "first-secret-key,second-secret-key",
                        "ANTHROPIC_BASE_URL", fake.anthropic().toString(),
                        "BLOCKDATA_WORKER_LEASE", "5s",
                        "BLOCKDATA_WORKER_PACK_SIZE", "1");
        ann = Visitor.registered(product, "ann");
        project =
                ann.post("/api/v1/projects", Map.of("project_name", "Money"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
        schema =
                ann.postText(
                                "/api/v1/schemas",
                                """
                                {"schema_ref": "notes", "properties": {"summary": {"type": "string"}, "has_code": {"type": "boolean"}}}
                                """)
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString();
    }

    @AfterAll
    void stop() throws IOException {
        product.close();
        fake.close();
    }

    @Test
    void aKilledRunEndsWithEachBlockAnsweredOnceAndAsksAgainOnlyWhatWasHeld() throws Exception {
        killed(400, 2);
    }

    @Tag("long")
    @Test
    void fiftyKillsLoseNothing() throws Exception {
        killed(5_012, 50);
    }

    private void killed(int blocks, int kills) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the moments: " + seed);
        var random = new Random(seed);
        int before = fake.calls().size();
        var run = run(blocks, Map.of("model", SONNET));
        dispatch(run);
        Set<String> held = new HashSet<>();
        int heldInAll = 0;
        for (int kill = 0; kill < kills; kill++) {
            TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(700));
            product.freeze();
            var now = HomeDatabase.of(product.home()).claimed();
            product.kill();
            held.addAll(now);
            heldInAll += now.size();
            product.startAgain();
        }

        await(Duration.ofMinutes(5), () -> status(run).equals("complete"));
        var counts = look(run).get("counts");
        assertThat(counts.get("ai_complete").asInt()).isEqualTo(blocks);
        assertThat(counts.get("claimed").asInt()).isZero();
        int asked = fake.calls().size() - before;
        assertThat(asked).isBetween(blocks, blocks + heldInAll);
        var usage = look(run).get("usage");
        assertThat(usage.get("calls").asInt()).isEqualTo(blocks);
        assertThat(usage.get("cost_usd").decimalValue()).isPositive();
        for (var overlay : overlays(run)) {
            if (overlay.get("attempt_count").asInt() > 1) {
                assertThat(held).contains(run + " " + overlay.get("block_index").asInt());
            }
            assertThat(overlay.get("model").asString()).isEqualTo(SONNET);
        }
    }

    @Test
    void aBudgetStopsARunAndRaisingItGoesOn() throws Exception {
        var run = run(120, Map.of("model", SONNET, "budget", 0.02));
        dispatch(run);
        await(Duration.ofMinutes(1), () -> status(run).equals("paused"));
        // What was in flight when the budget was reached ends, and is paid for.
        await(Duration.ofMinutes(1), () -> look(run).get("counts").get("claimed").asInt() == 0);

        var paused = look(run);
        assertThat(paused.get("status_reason").asString()).startsWith("budget_reached: ");
        double cost = paused.get("usage").get("cost_usd").asDouble();
        double each = cost / paused.get("usage").get("calls").asInt();
        assertThat(cost).isBetween(0.02, 0.02 + AT_ONCE * each * 1.5);
        int calls = fake.calls().size();

        ann.patch(
                        path("/runs/" + run),
                        Map.of("model_config", Map.of("model", SONNET, "budget", 5)))
                .expect(200);

        await(Duration.ofMinutes(2), () -> status(run).equals("complete"));
        assertThat(fake.calls().size()).isGreaterThan(calls);
        assertThat(look(run).get("counts").get("ai_complete").asInt()).isEqualTo(120);
    }

    @Test
    void aPausedRunAsksNothingUntilItIsResumed() throws Exception {
        var run = run(200, Map.of("model", SONNET));
        dispatch(run);
        await(Duration.ofMinutes(1), () -> look(run).get("counts").get("ai_complete").asInt() > 10);
        ann.post(path("/runs/" + run + "/pause"), Map.of()).expect(200);
        await(Duration.ofMinutes(1), () -> look(run).get("counts").get("claimed").asInt() == 0);
        int calls = fake.calls().size();
        TimeUnit.MILLISECONDS.sleep(700);
        assertThat(fake.calls()).hasSize(calls);

        ann.post(path("/runs/" + run + "/resume"), Map.of()).expect(200);
        await(Duration.ofMinutes(2), () -> status(run).equals("complete"));
    }

    private String run(int blocks, Map<String, Object> modelConfig) throws Exception {
        var text =
                IntStream.range(0, blocks)
                        .mapToObj(i -> "Paragraph " + i + " of " + System.nanoTime() + ".")
                        .collect(Collectors.joining("\n\n"));
        var source =
                ann.upload(path("/documents"), "d.md", text.getBytes(StandardCharsets.UTF_8))
                        .expect(201)
                        .json()
                        .get("source_uid")
                        .asString();
        await(
                Duration.ofMinutes(1),
                () ->
                        ann.get(path("/documents/" + source))
                                .json()
                                .get("status")
                                .asString()
                                .equals("ingested"));
        return ann.post(
                        path("/runs"),
                        Map.of(
                                "source_uid", source,
                                "schema_id", schema,
                                "model_config", modelConfig))
                .expect(201)
                .json()
                .get("run_id")
                .asString();
    }

    private void dispatch(String run) {
        ann.post(path("/runs/" + run + "/dispatch"), Map.of("concurrency", AT_ONCE)).expect(202);
    }

    private String status(String run) {
        return look(run).get("status").asString();
    }

    private JsonNode look(String run) {
        return ann.get(path("/runs/" + run)).expect(200).json();
    }

    private List<JsonNode> overlays(String run) {
        var page = ann.get(path("/runs/" + run + "/overlays?limit=1000")).expect(200).json();
        return page.get("items").valueStream().toList();
    }

    private String path(String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    private static void await(Duration patience, BooleanSupplier condition)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after %s", patience).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
