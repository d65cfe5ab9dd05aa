package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.keys.TestKeys;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Models;
import dev.blockdata.models.Provider;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Usage ONE_CENT = new Usage(1, 10_000, 0, 0, 0, null);
    private static final Outcome.Trouble TROUBLE = new Outcome.Trouble("k", "w");

    private final WorkBench bench = new WorkBench();

    @BeforeEach
    void oneDollarAMillion() {
        bench.everything
                .sql(
                        "insert into app.model_prices (model, valid_from, input, cached_input, cache_write, output) values ('test', '2026-01-01', 1, 1, 1, 1)")
                .update();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String run(WorkBench.Job job, String what) {
        return bench.look(
                job.run(),
                "select " + what + " from app.runs where project_id = :project and run_id = :run");
    }

    private void configure(WorkBench.Job job, String config) {
        bench.asUser(job, "select app.change_run(:project, :run, null, false, '" + config + "')");
    }

    private static LanguageModel costly(AtomicInteger asked) {
        return _ -> {
            asked.incrementAndGet();
            try {
                Thread.sleep(3);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Reply.Answer("{\"summary\": \"x\"}", ONE_CENT, "test");
        };
    }

    /// A model that is asked with a key, as all are that cost something.
    private WorkBench.Node paid(WorkerSettings settings, LanguageModel model) {
        var provider =
                new Provider() {
                    @Override
                    public LanguageModel model(ModelKey key, Consumer<LimitsSeen> limits) {
                        return model;
                    }

                    @Override
                    public Probe probe(ModelKey key) {
                        return new Probe.Accepted("");
                    }
                };
        return bench.node(
                settings,
                new Models(Map.of(), Map.of(ModelName.OPENAI, provider), "test"),
                TestKeys.ring(
                        bench.database,
                        TestKeys.key(ModelName.OPENAI, "k", URI.create("http://127.0.0.1:9/v1"))));
    }

    @Test
    void aRunNeverCostsMoreThanItsBudgetAndTheCallsInFlight() {
        var asked = new AtomicInteger();
        var node =
                paid(
                        WorkBench.settings(8, Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        costly(asked));
        var job = bench.job(200);
        configure(job, "{\"budget\": 0.50}");
        bench.dispatch(job, 8);

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused"));
        Awaiting.until(LONG, () -> bench.count(job.run(), "status = 'claimed'") == 0);

        assertThat(asked.get()).isBetween(50, 58);
        assertThat(run(job, "cost_usd = " + asked.get() + " * 0.01 and cost_usd <= 0.58"))
                .isEqualTo("true");
        assertThat(run(job, "status_reason"))
                .matches(
                        "budget_reached: This run has spent 0.5\\d USD of its budget of 0.50 USD\\.");
        assertThat(run(job, "dispatch")).isEqualTo("stopped");

        // A little more, and it goes on by itself until that is spent too.
        configure(job, "{\"budget\": 1.00}");
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused") && asked.get() >= 100);
        assertThat(asked.get()).isBetween(100, 108);

        configure(job, "{}");
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("complete"));
        node.dispatcher.stop();
        assertThat(run(job, "cost_usd = 2.00 and calls = 200 and unpriced_calls = 0"))
                .isEqualTo("true");
    }

    @Test
    void aProjectsBudgetStopsAllItsRunsAndRaisingItLetsThemGoOn() {
        var asked = new AtomicInteger();
        var node =
                paid(
                        WorkBench.settings(6, Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        costly(asked));
        var one = bench.job(60);
        var other = bench.job(one.user(), one.run().projectId(), 60);
        var elsewhere = bench.job(30);
        bench.asUser(one, "select 1 from app.set_project_budget(:project, 0.40)");
        bench.dispatchAll(one, 6);
        bench.dispatchAll(elsewhere, 6);

        node.dispatcher.start();
        Awaiting.until(
                LONG,
                () ->
                        bench.status(one.run()).equals("paused")
                                && bench.status(other.run()).equals("paused")
                                && bench.status(elsewhere.run()).equals("complete"));
        Awaiting.until(
                LONG,
                () ->
                        bench.count(one.run(), "status = 'claimed'")
                                        + bench.count(other.run(), "status = 'claimed'")
                                == 0);
        assertThat(asked.get() - 30).isBetween(40, 46);
        assertThat(run(one, "status_reason")).startsWith("budget_reached: This project has spent");

        // A deleted run does not give back what it spent.
        bench.asUser(other, "select app.delete_run(:project, :run, null)");
        bench.asUser(one, "select 1 from app.set_project_budget(:project, 0.40)");
        assertThat(bench.status(one.run())).isEqualTo("paused");

        bench.asUser(one, "select 1 from app.set_project_budget(:project, 50)");
        Awaiting.until(LONG, () -> bench.status(one.run()).equals("complete"));
        node.dispatcher.stop();
        assertThat(
                        bench.look(
                                one.run(),
                                "select calls = "
                                        + (asked.get() - 30)
                                        + " and :run is not null from app.spend_of(:project)"))
                .isEqualTo("true");
    }

    @Test
    void theMonthlyBudgetOfThePlatformIsPerUserAndHoldsForItsOwnKeysAlone() {
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        var job = bench.job(10);
        var others = bench.job(10);
        bench.dispatch(job, 20);
        bench.dispatch(others, 20);
        bench.look(job.run(), platformBudget("0.02"));

        var held = claims.claimDispatched(job.run(), 3, 1, "w", Payer.PLATFORM, List.of());
        claims.settle(
                job.run(),
                held.stream()
                        .map(claim ->
                                new Settlement(
                                        claim,
                                        new Outcome.Staged("{}", "test", cent()),
                                        claim.blockIndex() > 0))
                        .toList(),
                true);

        // Two of the three were the platform's.
        assertThat(
                        bench.look(
                                job.run(),
                                "select calls || ' ' || (cost_usd = 0.02) || ' ' || (month = date_trunc('month', now() at time zone 'UTC')::date) from app.platform_spend where project_id = :project and run_id = :run"))
                .isEqualTo("2 true true");
        assertThat(claims.claimDispatched(others.run(), 3, 1, "w", Payer.PLATFORM, List.of()))
                .hasSize(3);
        assertThat(claims.claimDispatched(job.run(), 1, 1, "w", Payer.PERSON, List.of()))
                .hasSize(1);
        assertThat(claims.claimDispatched(job.run(), 3, 1, "w", Payer.PLATFORM, List.of()))
                .isEmpty();
        assertThat(run(job, "status || ' ' || budget_stop || ' ' || status_reason"))
                .isEqualTo(
                        "paused platform budget_reached: Whoever started this run has spent 0.02 of the 0.02 USD that this installation allows each month on its own keys.");

        bench.look(job.run(), platformBudget("0.02"));
        assertThat(bench.status(job.run())).isEqualTo("paused");
        bench.look(job.run(), platformBudget("1"));
        assertThat(run(job, "status || ' ' || dispatch")).isEqualTo("running working");
    }

    @Test
    void whatCostsNothingIsHeldBackByNoBudget() {
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        var job = bench.job(3);
        bench.dispatch(job, 20);
        configure(job, "{\"budget\": 0}");
        bench.asUser(job, "select 1 from app.set_project_budget(:project, 0)");
        bench.look(job.run(), platformBudget("0"));

        assertThat(claims.claim(job.run(), 1, "w", Payer.NOBODY)).hasSize(1);
        assertThat(claims.claimDispatched(job.run(), 1, 1, "w", Payer.NOBODY, List.of()))
                .hasSize(1);
        assertThat(claims.claim(job.run(), 1, "w", Payer.PERSON)).isEmpty();
        assertThat(run(job, "status || ' ' || budget_stop")).isEqualTo("paused run");
    }

    @Test
    void aBudgetIsNotKeptBlindly() {
        var asked = new AtomicInteger();
        bench.everything
                .sql("update app.model_prices set model = 'another' where model = 'test'")
                .update();
        var node =
                paid(
                        WorkBench.settings(6, Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        costly(asked));
        var job = bench.job(10);
        var free = bench.job(10);
        configure(job, "{\"budget\": 5}");
        bench.dispatch(job, 8);
        bench.dispatch(free, 8);

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused"));
        Awaiting.until(LONG, () -> bench.status(free.run()).equals("complete"));

        assertThat(run(job, "status_reason"))
                .isEqualTo(
                        "price_unknown: The budget of this run, 5.00 USD, cannot be kept, because the price of the model \"test\" is not known here.");
        assertThat(asked.get()).isEqualTo(10);

        // Once there is a price it can be kept, whatever was asked before.
        bench.everything
                .sql("update app.model_prices set model = 'test' where model = 'another'")
                .update();
        Awaiting.until(
                LONG,
                () -> {
                    bench.asUser(job, "select 1 from app.resume_run(:project, :run)");
                    return bench.status(job.run()).equals("complete");
                });
        node.dispatcher.stop();
    }

    @Test
    void anInvocationStopsAtTheBudgetToo() {
        var asked = new AtomicInteger();
        var node =
                paid(
                        WorkBench.settings(2, Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        question -> {
                            asked.incrementAndGet();
                            try {
                                Thread.sleep(60);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return new Reply.Answer("{\"summary\": \"x\"}", ONE_CENT, "test");
                        });
        var job = bench.job(60);
        configure(job, "{\"budget\": 0.10}");

        node.worker.runOnce(job.run(), new Worker.Order(60, null, null), Duration.ofMinutes(1));

        // Those within a moment of the claim are asked without another look.
        assertThat(asked.get()).isBetween(10, 12);
        assertThat(bench.status(job.run())).isEqualTo("paused");
        assertThat(bench.count(job.run(), "status = 'claimed'")).isZero();
    }

    @Test
    void aDatabaseThatCannotSayWhetherToAskCostsNoAttempt() {
        bench.everything
                .sql("revoke execute on function app.may_ask from blockdata_worker")
                .update();
        var node =
                paid(
                        new WorkerSettings(
                                1, 25, 16, Duration.ofMinutes(2), 3, Duration.ofSeconds(5), true),
                        _ -> new Reply.Answer(List.of(), ONE_CENT, "test"));
        var job = bench.job(8);

        node.worker.runOnce(job.run(), new Worker.Order(8, null, null), Duration.ofMinutes(1));

        assertThat(bench.count(job.run(), "status = 'pending' and attempt_count = 0")).isEqualTo(8);
    }

    @Test
    void whoeverAsksForWorkIsWhoItIsBookedTo() {
        var node = bench.node(_ -> WorkBench.answer("x"));
        var job = bench.job(4);
        UUID other = bench.given.user();

        node.worker.runOnce(job.run(), new Worker.Order(1, null, other), Duration.ofMinutes(1));
        assertThat(run(job, "dispatched_by")).isEqualTo(other.toString());

        // What somebody has ordered is worked on for them.
        bench.dispatch(job, 2);
        node.worker.runOnce(job.run(), new Worker.Order(1, null, other), Duration.ofMinutes(1));
        assertThat(run(job, "dispatched_by")).isEqualTo(job.user().toString());
    }

    @Test
    void whatWasAskedWhileARunWasDeletedIsPaidByItsProject() {
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        var job = bench.job(2);
        List<Claim> held = claims.claim(job.run(), 2, "w", Payer.PERSON);
        bench.asUser(job, "select app.delete_run(:project, :run, 0)");

        settle(claims, job, held, cent(), true);

        assertThat(
                        bench.look(
                                job.run(),
                                "select calls || ' ' || (cost_usd = 0.02) from app.deleted_spend where project_id = :project and run_id = :run"))
                .isEqualTo("2 true");
    }

    @Test
    void aPackThatFallsApartStopsAtTheBudgetToo() {
        var asked = new AtomicInteger();
        LanguageModel mute =
                question -> {
                    asked.incrementAndGet();
                    return question.passages().size() > 1
                            ? new Reply.Answer(List.of(), ONE_CENT, "test")
                            : new Reply.Answer("{\"summary\": 7}", ONE_CENT, "test");
                };
        var node =
                paid(
                        new WorkerSettings(
                                2, 25, 16, Duration.ofMinutes(2), 3, Duration.ofSeconds(5), true),
                        mute);
        var job = bench.job(64);
        configure(job, "{\"budget\": 0.10}");
        bench.dispatch(job, 2);

        node.dispatcher.start();
        Awaiting.until(LONG, () -> bench.status(job.run()).equals("paused"));
        Awaiting.until(LONG, () -> bench.count(job.run(), "status = 'claimed'") == 0);
        node.dispatcher.stop();

        assertThat(asked.get()).isBetween(10, 12);
        assertThat(run(job, "cost_usd = " + asked.get() + " * 0.01")).isEqualTo("true");
    }

    @Test
    void whatWaitsForItsTurnIsNotAskedAboutOnceTheRunIsCancelled() {
        var asked = new AtomicInteger();
        var node =
                paid(
                        WorkBench.settings(1, Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        question -> {
                            asked.incrementAndGet();
                            try {
                                Thread.sleep(400);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return WorkBench.answer("x");
                        });
        var job = bench.job(20);
        Thread work =
                Thread.ofVirtual()
                        .start(() ->
                                node.worker.runOnce(
                                        job.run(),
                                        new Worker.Order(20, null, null),
                                        Duration.ofMinutes(1)));
        Awaiting.until(LONG, () -> asked.get() == 2);

        bench.asUser(job, "select app.cancel_run(:project, :run)");
        int atCancel = asked.get();
        Awaiting.until(LONG, () -> !work.isAlive());

        assertThat(asked.get()).isLessThanOrEqualTo(atCancel + 1);
        assertThat(bench.count(job.run(), "status = 'claimed'")).isZero();
    }

    @Test
    void whatComesTooLateIsPaidForAllTheSameButOnlyOnce() {
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        var job = bench.job(3);
        List<Claim> late = claims.claim(job.run(), 2, "w", Payer.PERSON);
        bench.expireLeases(job.run());
        claims.reap();
        // What was lost comes back one at a time.
        for (int again = 0; again < 3; again++) {
            settle(claims, job, claims.claim(job.run(), 1, "w", Payer.PERSON), cent(), true);
        }
        String before = bench.everythingOf(job.run());

        assertThat(settle(claims, job, late, cent(), true)).isZero();

        assertThat(bench.everythingOf(job.run())).isEqualTo(before);
        assertThat(
                        run(
                                job,
                                "calls || ' ' || (cost_usd = 0.05) || ' ' || status || ' ' || ai_complete"))
                .isEqualTo("5 true complete 3");

        // Said again after a connection broke: what stood then is not booked a second time.
        assertThat(settle(claims, job, late, cent(), false)).isZero();
        assertThat(run(job, "calls")).isEqualTo("5");
    }

    @Test
    void attemptsAddUp() {
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        var job = bench.job(1);
        var spent = new Outcome.Spent(TROUBLE, "test", cent());
        var released = new Outcome.Released(TROUBLE, cent());
        for (Outcome outcome : List.of(spent, released)) {
            var held = claims.claim(job.run(), 1, "w", Payer.PERSON).getFirst();
            claims.settle(job.run(), List.of(new Settlement(held, outcome)), true);
        }
        settle(claims, job, claims.claim(job.run(), 1, "w", Payer.PERSON), cent(), true);

        assertThat(
                        bench.look(
                                job.run(),
                                "select (usage ->> 'calls') || ' ' || (usage ->> 'cost_usd') || ' ' || (usage ->> 'price_id') || ' ' || attempt_count from app.block_overlays where project_id = :project and run_id = :run"))
                .isEqualTo("3 0.03 7 2");
        assertThat(
                        bench.look(
                                job.run(),
                                "select string_agg(usage ->> 'cost_usd', ' ') from app.overlay_events where project_id = :project and run_id = :run"))
                .isEqualTo("0.01 0.01 0.01");
        assertThat(run(job, "calls || ' ' || cost_usd")).isEqualTo("3 0.03");
    }

    @Test
    void whatASharedCallTookIsBookedWholeAndToTheBlocksThatSharedIt() {
        var claims = bench.node(_ -> WorkBench.answer("x")).claims;
        List<Usage> shares = cent().shared(List.of(1L, 1L, 1L));
        var inTime = bench.job(3);
        var tooLate = bench.job(3);
        for (var job : List.of(inTime, tooLate)) {
            List<Claim> held = claims.claim(job.run(), 3, "w", Payer.PERSON);
            if (job.equals(tooLate)) {
                bench.expireLeases(job.run());
                claims.reap();
            }
            for (int i = 0; i < 3; i++) {
                settle(claims, job, List.of(held.get(i)), shares.get(i), true);
            }

            assertThat(
                            run(
                                    job,
                                    "calls || ' ' || input_tokens || ' ' || (cost_usd = 0.01) || ' ' || unpriced_calls"))
                    .isEqualTo("1 10000 true 0");
        }
        assertThat(bench.count(inTime.run(), "usage ->> 'price_id' = '7'")).isEqualTo(3);
    }

    private static Usage cent() {
        return ONE_CENT.priced(new java.math.BigDecimal("0.01"), 7);
    }

    private static String platformBudget(String usd) {
        return "select app.set_platform_budget("
                + usd
                + ") from (values (:project, :run)) as x (a, b)";
    }

    private static int settle(
            OverlayClaims claims, WorkBench.Job job, List<Claim> held, Usage usage, boolean first) {
        return claims.settle(
                        job.run(),
                        held.stream()
                                .map(claim ->
                                        new Settlement(
                                                claim, new Outcome.Staged("{}", "test", usage)))
                                .toList(),
                        first)
                .size();
    }
}
