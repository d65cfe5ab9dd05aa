package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.keys.TestKeys;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Models;
import dev.blockdata.models.anthropic.AnthropicProvider;
import dev.blockdata.models.fake.Act;
import dev.blockdata.models.fake.FakeCall;
import dev.blockdata.models.fake.FakeProvider;
import dev.blockdata.models.openai.OpenAiProvider;
import dev.blockdata.models.wire.Lines;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.runs.Given;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole runs on a provider that goes wrong in every way that providers do: what was asked of it,
/// and what stands in the end.
class ProviderRunsTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration DEADLINE = Duration.ofMillis(800);
    private static final String SONNET = "claude-sonnet-4-5";

    private final WorkBench bench = new WorkBench();
    private final FakeProvider fake = new FakeProvider();
    private final Dialler dialler = new Dialler(AllowedHosts.NONE, InetAddress::getAllByName);
    private final List<WorkBench.Node> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(node -> node.dispatcher.stop());
        bench.close();
        fake.close();
        dialler.close();
    }

    @Test
    void aRunOnAProviderIsAskedOnceABlockAndPriced() {
        var job = run(40, 8, 1, key("k1"));

        assertThat(fake.calls()).hasSize(40);
        assertThat(bench.count(job.run(), "status = 'ai_complete' and model is not null"))
                .isEqualTo(40);
        assertThat(
                        bench.look(
                                job.run(),
                                "select calls || ' ' || (cost_usd > 0) || ' ' || (input_tokens > 0) from app.runs where project_id = :project and run_id = :run"))
                .isEqualTo("40 true true");
    }

    @Test
    void packsAnswerTheSameForAFractionOfThePrompt() {
        var alone = run(64, 4, 1, key("k1"));
        long single = input(fake.calls());
        int calls = fake.calls().size();
        var packed = run(64, 4, 0, key("k1"));
        long shared = input(fake.calls().subList(calls, fake.calls().size()));

        assertThat(staged(packed)).isEqualTo(staged(alone));
        assertThat(fake.calls().size() - calls).isBetween(4, 8);
        assertThat((double) shared / single).isLessThan(0.4);
    }

    @Test
    void answersOfPacksAreMatchedByKeyWhateverTheProviderDoesWithThem() {
        var alone = run(96, 4, 1, key("k1"));
        var random = new Random(20261126);
        fake.script(call ->
                call.blocks().size() < 2
                        ? null
                        : switch (random.nextInt(5)) {
                            case 0 -> Act.shuffled(random.nextLong());
                            case 1 -> Act.withoutTheLast();
                            case 2 -> Act.withTheFirstTwice();
                            case 3 -> Act.withAForeignKey();
                            default -> Act.answer();
                        });
        var packed = run(96, 4, 0, key("k1"));

        assertThat(staged(packed)).isEqualTo(staged(alone));
    }

    /// In seconds, as a date, and not at all, where the key waits of itself.
    @ParameterizedTest
    @ValueSource(strings = {"seconds", "date", "absent"})
    void aKeyThatIsToWaitIsLeftAloneUntilThenAndNoAttemptIsUsedUp(String how) {
        var random = new Random(20261126);
        var refusedAt = new ConcurrentLinkedQueue<Long>();
        fake.latency(Duration.ofMillis(20));
        fake.script(call -> {
            if (refusedAt.size() >= 3 || random.nextInt(10) >= 3) {
                return null;
            }
            refusedAt.add(System.nanoTime());
            return Act.limited(
                    switch (how) {
                        case "seconds" -> "1";
                        // Whole seconds: at least one, at most two from now.
                        case "date" ->
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
                        default -> null;
                    });
        });

        var job = run(60, 6, 1, key("k1"));

        assertThat(bench.count(job.run(), "attempt_count <> 1")).isZero();
        // What was on its way when the key was told to wait arrives within a moment, on a busy
        // machine one or another of
        // the six later; whoever does not wait asks twenty times and more in that time.
        long onItsWay = Duration.ofMillis(300).toNanos();
        long wait = Duration.ofMillis(how.equals("absent") ? 400 : 1000).toNanos();
        for (long refused : refusedAt) {
            assertThat(fake.calls())
                    .filteredOn(call ->
                            call.nanos() > refused + onItsWay && call.nanos() < refused + wait)
                    .hasSizeLessThan(4);
        }
        assertThat(refusedAt).isNotEmpty();
    }

    @Test
    void anUnwellProviderIsAskedAgainWithoutWavesAndNotTooOften() {
        var random = new Random(20261126);
        fake.script(call ->
                random.nextInt(2) == 0
                        ? Act.overloaded(List.of(529, 500, 502, 503).get(random.nextInt(4)))
                        : null);

        var job = run(30, 6, 1, key("k1"));

        assertThat(bench.count(job.run(), "status = 'ai_complete'")).isEqualTo(30);
        assertThat(fake.calls().size()).isLessThanOrEqualTo(90);
        assertThat(variation(fake.calls())).isGreaterThan(0.3);
    }

    @Test
    void aRefusedKeyIsSetAsideAndTheOthersGoOn() {
        fake.refuseKey("bad", Act.fails(401, "authentication_error", "invalid x-api-key"));

        var job = run(40, 4, 1, key("bad"), key("good"));

        assertThat(bench.count(job.run(), "status = 'ai_complete'")).isEqualTo(40);
        assertThat(fake.calls("bad").size()).isLessThanOrEqualTo(4);
    }

    @Test
    void aKeyThatLacksTheModelIsPassedByForItAndStaysGood() {
        fake.refuseKey("small", Act.fails(404, "not_found_error", "model: " + SONNET));

        var job = run(40, 4, 1, key("small"), key("large"));

        assertThat(bench.count(job.run(), "status = 'ai_complete'")).isEqualTo(40);
        // None, where the other key gave all its turns first.
        assertThat(fake.calls("small").size()).isLessThanOrEqualTo(4);
        assertThat(
                        bench.everything
                                .sql(
                                        "select count(*) from app.key_paces where aside_at is not null")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void whatStandsAroundABlockIsShownWithItWhereTheSchemaAsksForThat() {
        var job = bench.job(5, Given.SCHEMA_WITH_NEIGHBOURS);

        var node = node(2, 1, key("k1"));
        bench.dispatch(job, 2);
        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));

        FakeCall about =
                fake.calls().stream()
                        .filter(call -> call.blocks().getFirst().text().equals("Block 2"))
                        .findFirst()
                        .orElseThrow();
        assertThat(about.user()).contains("Block 1", "Block 3").doesNotContain("Block 4");
    }

    @Test
    void aRunWhoseEveryRequestIsTurnedDownWithTheSameWordsPauses() {
        fake.script(_ -> Act.fails(400, "invalid_request_error", "temperature is not supported"));

        var job = begin(60, 4, 1, key("k1"));
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused"));
        Awaiting.until(LONG, () -> bench.count(job.run(), "status = 'claimed'") == 0);
        nodes.forEach(node -> node.dispatcher.stop());

        assertThat(
                        bench.look(
                                job.run(),
                                "select status_reason from app.runs where project_id = :project and run_id = :run"))
                .contains("temperature is not supported");
        assertThat(fake.calls().size()).isBetween(Streaks.LONGEST, Streaks.LONGEST + 8);
        assertThat(bench.count(job.run(), "status = 'failed'")).isLessThanOrEqualTo(4);
    }

    @Test
    void aRunWhoseOnlyKeyIsRefusedPausesWithTheReasonAndFailsNothing() {
        fake.refuseKey("bad", Act.outOfMoney());
        var job = begin(20, 4, 1, key("bad"));
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused"));
        nodes.forEach(node -> node.dispatcher.stop());

        assertThat(
                        bench.look(
                                job.run(),
                                "select status_reason from app.runs where project_id = :project and run_id = :run"))
                .containsIgnoringCase("spending limit")
                .doesNotContain("bad");
        assertThat(fake.calls().size()).isLessThanOrEqualTo(4);
        assertThat(bench.counters(job.run())).containsExactly("20 0 0 0 0 0", "20 0 0 0 0 0");
    }

    @Test
    void whateverAnAnswerLooksLikeOnlyValidOnesAreStaged() {
        var nonsense =
                List.of(
                        Act.says("{\"summary\": 7}"),
                        Act.says("{\"summary\": \"\\u0000\"}"),
                        Act.says("{\"summary\": \"a\", \"summary\": \"b\"}"),
                        Act.says("{\"unasked\": 1e400}"),
                        Act.says("{\"summary\": \"\\ud800\"}"),
                        Act.says("[1, 2]"),
                        Act.says("{\"summary\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                        Act.says(""),
                        Act.says("{\"summary\": \"" + "x".repeat(1 << 20) + "\"}"),
                        new Act.Text("Here is your answer: {\"summary\": \"prose\"}"),
                        new Act.Calls("another_tool", 1),
                        new Act.Calls("answer", 2),
                        Act.truncated());
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        fake.script(call -> {
            String text = call.blocks().getFirst().text();
            int number = Integer.parseInt(text.replaceAll("\\D", ""));
            return number < nonsense.size() && seen.merge(text, 1, Integer::sum) < 99
                    ? nonsense.get(number)
                    : null;
        });

        var job = run(17, 4, 1, key("k1"));

        assertThat(bench.count(job.run(), "status = 'failed'")).isEqualTo(nonsense.size());
        assertThat(bench.count(job.run(), "status = 'ai_complete'")).isEqualTo(4);
        assertThat(
                        bench.count(
                                job.run(),
                                "status = 'failed' and (length(last_error) > 2000 or attempt_count <> 3)"))
                .isZero();
        // Three attempts, each with one repair or one longer try.
        assertThat(seen.values()).allMatch(n -> n == 6);
    }

    @Test
    void oneRepairCallMendsAnAnswerWithinTheSameAttempt() {
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        fake.script(call ->
                seen.merge(call.blocks().getFirst().text(), 1, Integer::sum) == 1
                        ? Act.says("{\"summary\": 7}")
                        : null);

        var job = run(10, 4, 1, key("k1"));

        assertThat(bench.count(job.run(), "status = 'ai_complete' and attempt_count = 1"))
                .isEqualTo(10);
        assertThat(fake.calls()).hasSize(20);
    }

    @Test
    void aRefusalFailsAtOnceWithTheModelsWords() {
        fake.onText("Block 3", Act.refuses("I would rather not."));

        var job = run(6, 2, 1, key("k1"));

        assertThat(
                        bench.look(
                                job.run(),
                                "select block_index || ' ' || error_class || ' ' || attempt_count || ' ' || last_error from app.block_overlays where project_id = :project and run_id = :run and status = 'failed'"))
                .startsWith("3 refused 1")
                .contains("I would rather not.");
        assertThat(fake.calls()).hasSize(6);
    }

    /// Long, because each time-out holds the key back for longer.
    @Tag("long")
    @Test
    void aProviderThatNeverAnswersCostsNoAttemptUntilPatienceIsAtItsEnd() {
        fake.onText("Block 2", new Act.Silence());

        var job = run(5, 5, 1, key("k1"), key("k2"), key("k3"));

        assertThat(
                        bench.look(
                                job.run(),
                                "select string_agg(block_index || ' ' || error_class || ' ' || attempt_count, ', ') from app.block_overlays where project_id = :project and run_id = :run and status = 'failed'"))
                .isEqualTo("2 timeout 3");
    }

    private WorkBench.Job run(int blocks, int concurrency, int packSize, ModelKey... keys) {
        var job = begin(blocks, concurrency, packSize, keys);
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));
        nodes.forEach(node -> node.dispatcher.stop());
        nodes.clear();
        return job;
    }

    private WorkBench.Job begin(int blocks, int concurrency, int packSize, ModelKey... keys) {
        var node = node(concurrency, packSize, keys);
        var job = bench.job(blocks);
        bench.dispatch(job, concurrency);
        node.dispatcher.start();
        return job;
    }

    private WorkBench.Node node(int concurrency, int packSize, ModelKey... keys) {
        var lines = new Lines(dialler, DEADLINE);
        var models =
                new Models(
                        Map.of(),
                        Map.of(
                                ModelName.ANTHROPIC,
                                new AnthropicProvider(lines, Clock.systemUTC()),
                                ModelName.OPENAI,
                                new OpenAiProvider(lines, Clock.systemUTC())),
                        SONNET);
        var settings =
                new WorkerSettings(
                        concurrency, 25, packSize, Duration.ofMinutes(2), 3, Duration.ZERO, true);
        var node = bench.node(settings, models, TestKeys.ring(bench.database, keys));
        nodes.add(node);
        return node;
    }

    private ModelKey key(String secret) {
        return TestKeys.key(ModelName.ANTHROPIC, secret, fake.anthropic());
    }

    private String staged(WorkBench.Job job) {
        return bench.look(
                job.run(),
                "select string_agg(block_index || ' ' || overlay_jsonb_staging, chr(10) order by block_index) from app.overlays where project_id = :project and run_id = :run");
    }

    private static long input(List<FakeCall> calls) {
        return calls.stream()
                .mapToLong(call -> (long) call.system().length() + call.user().length())
                .sum();
    }

    /// The coefficient of variation of the gaps between calls.
    private static double variation(List<FakeCall> calls) {
        List<Long> times = new ArrayList<>(calls.stream().map(FakeCall::nanos).toList());
        Collections.sort(times);
        double[] gaps =
                LongStream.range(1, times.size())
                        .mapToDouble(i -> times.get((int) i) - times.get((int) i - 1))
                        .toArray();
        double mean = java.util.Arrays.stream(gaps).average().orElseThrow();
        double square =
                java.util.Arrays.stream(gaps)
                        .map(g -> (g - mean) * (g - mean))
                        .average()
                        .orElseThrow();
        return Math.sqrt(square) / mean;
    }
}
