package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.blockdata.costs.Forecasting;
import dev.blockdata.keys.TestKeys;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.Models;
import dev.blockdata.models.Prompt;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Tokens;
import dev.blockdata.models.Usage;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said before a run, against what the run then costs.
class ForecastTest {

    private static final String MODEL = "claude-sonnet-4-5-20250929";
    private static final String REWRITING =
            """
            {"schema_ref": "rewriting", "properties": {"revised_content": {"type": "string"}},
             "prompt_config": {"model": "%s", "system_instructions": "%s"}}
            """;
    private static final String EXTRACTING =
            """
            {"schema_ref": "extracting", "properties": {"topic": {"type": "string"}, "words": {"type": "integer"}},
             "prompt_config": {"model": "%s", "system_instructions": "%s"}}
            """;

    private final WorkBench bench = new WorkBench();
    private final Given given = new Given(bench.database);
    private final Member ann = given.project(given.user("Ann"));
    private final Random random = new Random(7);
    private int documents;

    @AfterEach
    void close() {
        bench.close();
    }

    /// Blocks of one word to a page, as documents have them.
    private Given.Doc document(int blocks) {
        documents++;
        return given.document(
                ann,
                "Document " + documents,
                IntStream.range(0, blocks)
                        .mapToObj(i -> words(1 + (int) Math.abs(random.nextGaussian() * 60)))
                        .toList());
    }

    private String words(int n) {
        return String.join(
                " ",
                random.ints(n, 0, 9)
                        .mapToObj(i ->
                                List.of(
                                                "The",
                                                "client",
                                                "answers",
                                                "42",
                                                "requests,",
                                                "eventually",
                                                "it",
                                                "specification;",
                                                "(waits)")
                                        .get(i))
                        .toList());
    }

    /// Bills by the text, as a provider with a cache does: the first calls write it.
    private static LanguageModel scripted(UnaryOperator<String> answer, int writers) {
        var asked = new AtomicInteger();
        return question -> {
            Prompt prompt = Prompt.of(question);
            long prefix =
                    (long) Tokens.estimate(prompt.system())
                            + Tokens.estimate(question.artifact().answerSchema().json().toString());
            boolean keeps = prefix >= 1024;
            boolean writes = keeps && asked.getAndIncrement() < writers;
            List<Reply.Part> parts = new ArrayList<>();
            long output = 0;
            for (Question.Passage passage : question.passages()) {
                String json = answer.apply(passage.text());
                parts.add(new Reply.Part(passage.key(), json));
                output += Tokens.estimate(json);
            }
            return new Reply.Answer(
                    parts,
                    new Usage(
                            1,
                            Tokens.estimate(prompt.user()) + (keeps ? 0 : prefix),
                            keeps && !writes ? prefix : 0,
                            writes ? prefix : 0,
                            output,
                            null),
                    MODEL);
        };
    }

    private double runAll(List<Given.Doc> docs, UUID schema, LanguageModel model) {
        double before = spent();
        docs.forEach(doc -> given.run(ann, doc, schema));
        var settings = new WorkerSettings(8, 25, 0, Duration.ofMinutes(2), 3, Duration.ZERO, true);
        var node =
                bench.node(
                        settings,
                        new Models(Map.of(MODEL, model), MODEL),
                        TestKeys.ring(bench.database));
        bench.dispatchAll(
                new WorkBench.Job(ann.userId(), new RunKey(ann.projectId(), UUID.randomUUID()), 0),
                8);
        node.dispatcher.start();
        Awaiting.until(
                Duration.ofSeconds(60),
                () ->
                        bench.everything
                                .sql(
                                        "select count(*) from app.runs where project_id = :project and status <> 'complete'")
                                .param("project", ann.projectId())
                                .query(Integer.class)
                                .single()
                                .equals(0));
        node.dispatcher.stop();
        return spent() - before;
    }

    private double spent() {
        return bench.everything
                .sql("select coalesce(sum(cost_usd), 0) from app.runs where project_id = :project")
                .param("project", ann.projectId())
                .query(Double.class)
                .single();
    }

    private static String rewritten(String text) {
        return WorkBench.JSON.writeValueAsString(Map.of("revised_content", text));
    }

    private static String extracted(String text) {
        return WorkBench.JSON.writeValueAsString(
                Map.of("topic", text.split(" ", 2)[0], "words", text.split(" ", -1).length));
    }

    @Test
    void anEstimateComesWithin15PercentOfWhatTheRunThenCosts() {
        UUID schema = given.schema(ann.userId(), REWRITING.formatted(MODEL, words(60)));
        var docs = List.of(document(70), document(40), document(90));
        var said = Forecasting.of(bench.database, ann, schema, null, 8);

        double cost = runAll(docs, schema, scripted(ForecastTest::rewritten, 8));

        assertThat(said.basis()).isEqualTo("estimate");
        assertThat(said.documents()).isEqualTo(3);
        assertThat(said.blocks()).isEqualTo(200);
        assertThat(said.cost()).isCloseTo(cost, within(0.15 * cost));
        assertThat(cost).isBetween(said.low(), said.high());
        System.out.printf("estimate %.6f, cost %.6f%n", said.cost(), cost);
        assertThat(Forecasting.of(bench.database, ann, schema, null, 8).blocks()).isZero();
    }

    @Test
    void whatWasMeasuredCorrectsTheEstimate() {
        UUID schema = given.schema(ann.userId(), EXTRACTING.formatted(MODEL, words(1500)));
        runAll(List.of(document(120)), schema, scripted(ForecastTest::extracted, 8));
        var docs = List.of(document(200), document(150), document(30));
        var said = Forecasting.of(bench.database, ann, schema, null, 8);

        double cost = runAll(docs, schema, scripted(ForecastTest::extracted, 8));

        System.out.printf("measured %.6f, cost %.6f%n", said.cost(), cost);
        assertThat(said.basis()).isEqualTo("measured");
        assertThat(said.cachedInputTokens()).isPositive();
        assertThat(said.cost()).isCloseTo(cost, within(0.15 * cost));
    }

    @Test
    void fiftyThousandBlocksAreForecastInAMoment() {
        UUID schema = given.schema(ann.userId(), REWRITING.formatted("offline", "x"));
        given.run(ann, given.document(ann, "Long", 50_000), schema);
        long began = System.nanoTime();

        var said = Forecasting.of(bench.database, ann, schema, null, 8);

        assertThat(said.blocks()).isEqualTo(50_000);
        long took = System.nanoTime() - began;
        System.out.println("50,000 blocks: " + took / 1_000_000 + " ms");
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatIsLeftOfARunIsForecastByItself() {
        UUID schema = given.schema(ann.userId(), REWRITING.formatted("offline", "x"));
        document(5);
        UUID run = given.run(ann, document(12), schema);
        given.claim(ann, run, 2, Duration.ofMinutes(1));
        assertThat(Forecasting.of(bench.database, ann, schema, null, 8).blocks()).isEqualTo(17);

        var said = Forecasting.of(bench.database, ann, schema, run, 8);

        assertThat(said.blocks()).isEqualTo(12);
        assertThat(said.cost()).isZero();
    }
}
