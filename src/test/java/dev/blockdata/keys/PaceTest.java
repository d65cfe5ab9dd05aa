package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.models.LimitsSeen;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Reply.Cause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two nodes, ten minutes apart by their own clocks, on one database.
final class PaceTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh(8);
    private static final Duration MOMENT = Duration.ofMillis(101);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final Node ann = new Node(DATABASE, NOW.plus(Duration.ofMinutes(10)), 1);
    private final Node ben = new Node(DATABASE, NOW.minus(Duration.ofMinutes(10)), 2);
    private final ModelKey key = Node.key("a-secret-of-some-length");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static void set(ModelKey key, String assignment) {
        assertThat(
                        DATABASE.superuserJdbc()
                                .sql(
                                        "update app.key_paces set "
                                                + assignment
                                                + " where key_id = :key")
                                .param("key", key.id())
                                .update())
                .isEqualTo(1);
    }

    private static <T> T get(ModelKey key, String expression, Class<T> type) {
        return DATABASE.superuserJdbc()
                .sql("select " + expression + " from app.key_paces where key_id = :key")
                .param("key", key.id())
                .query(type)
                .single();
    }

    private static double held(ModelKey key) {
        return get(
                key,
                "extract(epoch from not_before - last_error_at)::double precision",
                Double.class);
    }

    private void passHold() {
        set(key, "not_before = clock_timestamp()");
        ann.pass(Duration.ofMinutes(2));
        ben.pass(Duration.ofMinutes(2));
    }

    private static LimitsSeen requests(long limit, long left) {
        return new LimitsSeen(limit, left, null, null, null, null, null);
    }

    @Test
    void whereNothingIsKnownNearlyNothingIsAsked() {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < 1000; i++) {
            ann.take(key).ifPresent(turns::add);
            if (turns.size() == 20) {
                turns.forEach(turn -> turn.answered(null, Node.USAGE));
                turns.clear();
            }
        }
        assertThat(ann.statements).isEqualTo(1);
        ann.pass(MOMENT);
        ann.turn(key);
        assertThat(ann.statements).isEqualTo(2);
    }

    @Test
    void limitsAreHeldByAllNodesTogether() {
        ann.turn(key).answered(requests(60, 60), Node.USAGE);
        ann.pass(Duration.ofSeconds(2));
        long begun = System.nanoTime();
        ann.turn(key).unused();
        int taken = 0;
        for (int i = 0; i < 40; i++) {
            taken += ann.take(key).isPresent() ? 1 : 0;
            taken += ben.take(key).isPresent() ? 1 : 0;
            // The turns in hand are given back, not lost.
            ann.pass(MOMENT);
            ben.pass(MOMENT);
        }
        double most = 6 + 2 + 0.9 * (System.nanoTime() - begun) / 1e9;
        assertThat(taken).isBetween(6, (int) most);
        // Asked first: what was told to wait for may just have come, and then it is only asking
        // that tells
        // when next.
        assertThat(ann.take(key).isPresent() || !isReady(ann, key)).isTrue();
        set(key, "filled_at = filled_at - interval '10 seconds'");
        ann.pass(Duration.ofSeconds(10));
        assertThat(ann.take(key)).isPresent();
    }

    @Test
    void aCallLargerThanTheBucketBeginsWhenItIsFull() {
        ann.turn(key)
                .answered(new LimitsSeen(null, null, 5000L, 5000L, null, null, null), Node.USAGE);
        ann.pass(Duration.ofSeconds(2));
        assertThat(ann.pace.take(List.of(key), 2000, 10)).isPresent();
        ann.pass(MOMENT);
        assertThat(ann.take(key)).isEmpty();
        assertThat(get(key, "input_level", Double.class)).isLessThan(-1000);
        set(key, "filled_at = filled_at - interval '30 seconds'");
        ann.pass(Duration.ofSeconds(30));
        assertThat(ann.take(key)).isPresent();
    }

    @Test
    void aLargeCallDoesNotHideAmongSmallOnes() {
        ann.turn(key)
                .answered(new LimitsSeen(null, null, 6000L, 6000L, null, null, null), Node.USAGE);
        ann.pass(Duration.ofSeconds(2));
        ann.turn(key);
        assertThat(ann.pace.take(List.of(key), 400, 10)).as("four of those in hand").isPresent();
        assertThat(ann.pace.take(List.of(key), 900, 10)).as("more than is left").isEmpty();
    }

    @Test
    void whatACallTookIsPutRight() {
        ann.turn(key)
                .answered(new LimitsSeen(null, null, 5000L, 5000L, null, null, null), Node.USAGE);
        ann.pass(Duration.ofSeconds(2));
        Turn turn = ann.pace.take(List.of(key), 10, 10).orElseThrow();
        turn.answered(
                null, new dev.blockdata.models.Usage(1, 4000, 0, 0, 10, java.math.BigDecimal.ZERO));
        ann.pass(Duration.ofSeconds(2));
        ann.take(key);
        assertThat(get(key, "input_level", Double.class)).isLessThan(-3000);
    }

    @Test
    void aThrottleHereIsSeenThereForAsLongAsWasAsked() {
        Turn turn = ann.turn(key);
        turn.throttled(Cause.LIMIT, Duration.ofSeconds(30), "slow down");
        assertThat(held(key)).isBetween(30.0, 33.3);
        assertThat(ann.take(key)).isEmpty();
        assertThat(ben.take(key)).isEmpty();
        assertThat(ben.pace.room(List.of(key))).isZero();
        assertThat(((Pace.State.Waiting) ben.pace.state(List.of(key))).until())
                .isBetween(
                        ben.clock.plus(Duration.ofSeconds(28)),
                        ben.clock.plus(Duration.ofSeconds(36)));
        ben.pass(Duration.ofSeconds(27));
        assertThat(ben.take(key)).isEmpty();
        assertThat(ben.statements).isEqualTo(1);
        passHold();
        assertThat(ben.take(key)).isPresent();
        assertThat(ann.take(key)).isPresent();
    }

    @Test
    void turnsInHandEndWithTheMomentOrTheHold() {
        Turn mine = ann.turn(key);
        ben.turn(key);
        mine.throttled(Cause.LIMIT, Duration.ofSeconds(5), "slow down");
        assertThat(ann.take(key)).as("the node that was told").isEmpty();
        ben.pass(MOMENT);
        assertThat(ben.take(key)).as("the other, a moment later").isEmpty();
    }

    @Test
    void callsBeginLittleByLittleAfterAHold() {
        Turn turn = ann.turn(key);
        for (int i = 0; i < 19; i++) {
            ann.turn(key);
        }
        turn.throttled(Cause.LIMIT, Duration.ofSeconds(5), "slow down");
        set(key, "not_before = clock_timestamp()");
        // A second at most is spread, and two are taken to open all of it.
        ann.pass(Duration.ofMillis(6600));
        ann.pass(Duration.ofSeconds(3));
        assertThat(ann.pace.room(List.of(key)))
                .as("half of twenty, of which nineteen are in flight")
                .isZero();
    }

    @Test
    void backOffDoublesFromFailureToFailureUpToAMinute() {
        for (int failure = 1; failure <= 12; failure++) {
            ann.turn(key).throttled(Cause.OVERLOADED, null, "529");
            double most = Math.min(60, 0.25 * Math.pow(2, failure - 1));
            assertThat(held(key)).isBetween(most / 2 - 0.01, most + 0.01);
            assertThat(get(key, "failures", Integer.class)).isEqualTo(failure);
            passHold();
        }
        ann.turn(key).answered(null, Node.USAGE);
        assertThat(get(key, "failures", Integer.class)).isZero();
    }

    @Test
    void whatFailsTogetherFailsOnce() {
        var wave = List.of(ann.turn(key), ann.turn(key), ben.turn(key), ben.turn(key));
        wave.forEach(turn -> turn.throttled(Cause.TIMEOUT, null, "no answer"));
        assertThat(get(key, "failures", Integer.class)).isEqualTo(1);
        assertThat(held(key)).isLessThan(0.3);
    }

    @Test
    void afterFiveFailuresInARowOneCallGoesFirst() {
        for (int i = 0; i < 5; i++) {
            ann.turn(key).throttled(Cause.UNREACHABLE, null, "nobody there");
            passHold();
        }
        Turn trial = ann.turn(key);
        assertThat(ann.take(key)).isEmpty();
        assertThat(ben.take(key)).isEmpty();
        trial.unused();
        ben.pass(Duration.ofSeconds(1));
        Turn second = ben.turn(key);
        ann.pass(Duration.ofSeconds(1));
        assertThat(ann.take(key)).isEmpty();
        second.answered(null, Node.USAGE);
        ann.pass(Duration.ofSeconds(1));
        assertThat(ann.take(key)).isPresent();
        assertThat(ann.take(key)).as("its window was halved five times").isEmpty();
        assertThat(ben.take(key)).isPresent();
    }

    @Test
    void keysTakeTurnsAndOneInTroubleIsLeftOut() {
        ModelKey other = Node.key("another-secret-of-some-length");
        var used = new HashSet<String>();
        var turns = List.of(ann.turn(key, other), ann.turn(key, other));
        turns.forEach(turn -> used.add(turn.key().id()));
        assertThat(used).hasSize(2);
        turns.getFirst().throttled(Cause.LIMIT, Duration.ofSeconds(60), "slow down");
        for (int i = 0; i < 5; i++) {
            assertThat(ann.turn(key, other).key().id()).isEqualTo(turns.getLast().key().id());
        }
        assertThat(isReady(ann, key, other)).isTrue();
    }

    @Test
    void aRefusedKeyIsSetAsideForEverybodyUntilItIsAcceptedAgain() {
        ModelKey other = Node.key("another-secret-of-some-length");
        Turn turn = ann.turn(key);
        turn.refusedKey("401: there is no key " + key.secret());
        assertThat(ben.take(key)).isEmpty();
        assertThat(ben.pace.state(List.of(key)))
                .isEqualTo(new Pace.State.SetAside("401: there is no key …"));
        assertThat(ben.pace.state(List.of(key, other))).isEqualTo(new Pace.State.Ready());
        assertThat(ben.turn(key, other).key()).isEqualTo(other);
        assertThat(get(key, "key_paces::text", String.class)).doesNotContain(key.secret());

        ann.pace.readmit(key);
        assertThat(ann.take(key)).isPresent();
        ben.pass(Duration.ofSeconds(1));
        assertThat(ben.take(key)).isPresent();
    }

    @Test
    void aRefusedKeyIsTriedAgainByOneNodeAfterTenMinutes() {
        ann.turn(key).refusedKey("403");
        ann.pass(Duration.ofSeconds(2));
        ann.take(key);
        assertThat(ann.pace.overdue()).isEmpty();
        set(key, "aside_at = aside_at - interval '11 minutes'");
        ann.pass(Duration.ofSeconds(2));
        assertThat(ann.take(key)).isEmpty();
        assertThat(ben.take(key)).isEmpty();
        assertThat(ann.pace.overdue()).containsExactly(key);
        assertThat(ben.pace.overdue()).isEmpty();
    }

    @Test
    void aRaceOfManyStaysWithinTheLimits() throws Exception {
        ann.turn(key).unused();
        set(key, "requests_limit = 600, requests_level = 60, filled_at = clock_timestamp()");
        long begun = System.nanoTime();
        var taken = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int node = 0; node < 3; node++) {
            var pace =
                    new Pace(
                            new KeyPaces(DATABASE.workJdbc()),
                            Clock.systemUTC(),
                            System::nanoTime,
                            new Random(node),
                            new SimpleMeterRegistry());
            for (int i = 0; i < 8; i++) {
                threads.add(
                        Thread.ofVirtual()
                                .start(() -> {
                                    while (System.nanoTime() - begun
                                            < Duration.ofMillis(1500).toNanos()) {
                                        pace.take(List.of(key), 100, 10)
                                                .ifPresent(turn -> {
                                                    taken.incrementAndGet();
                                                    turn.answered(null, Node.USAGE);
                                                });
                                        Thread.yield();
                                    }
                                }));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double most = 60 + 9 * (System.nanoTime() - begun) / 1e9;
        assertThat(taken.get()).isBetween(60, (int) most);
    }

    @Test
    void aTurnEndsOnce() {
        try (Turn turn = ann.turn(key)) {
            assertThat(ann.pace.inFlight(key.id())).isEqualTo(1);
            turn.answered(null, Node.USAGE);
            turn.throttled(Cause.LIMIT, Duration.ofSeconds(5), "too late");
        }
        assertThat(ann.pace.inFlight(key.id())).isZero();
        assertThat(ann.take(key)).isPresent();
    }

    @Test
    void operatorsSeeHowEachKeyStands() {
        ann.turn(key).answered(requests(60, 60), Node.USAGE);
        ann.pass(Duration.ofSeconds(2));
        ann.turn(key).throttled(Cause.LIMIT, Duration.ofSeconds(60), "slow down");
        assertThat(new KeyPaces(DATABASE.workJdbc()).all())
                .filteredOn(row -> row.keyId().equals(key.id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.requestsLimit()).isEqualTo(60);
                    assertThat(row.state()).isEqualTo("held");
                    assertThat(row.lastError()).isEqualTo("slow down");
                    assertThat(row.notBefore()).isAfter(Instant.now().plusSeconds(50));
                });
    }

    private static boolean isReady(Node node, ModelKey... keys) {
        return node.pace.state(List.of(keys)) instanceof Pace.State.Ready;
    }
}
