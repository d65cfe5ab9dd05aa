package dev.blockdata.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WindowTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Window window = new Window();

    /// Rounds of calls that take a second each, twenty at most at a time, all of them answered.
    private long rounds(long from, int seconds) {
        long now = from;
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            int inFlight = Math.min(20, window.open(now));
            for (int call = 0; call < inFlight; call++) {
                window.answered(now, inFlight);
            }
        }
        return now;
    }

    @Test
    void isHalvedOnceForAllThatWereInFlightTogether() {
        window.throttled(SECOND, 0, 20);
        window.throttled(SECOND + 1, 0, 19);
        window.throttled(SECOND + 2, SECOND / 2, 18);
        assertThat(window.open(SECOND + 2)).isEqualTo(10);
        window.throttled(2 * SECOND, SECOND + 5, 10);
        assertThat(window.open(2 * SECOND)).isEqualTo(5);
    }

    @Test
    void neverCloses() {
        for (int i = 1; i < 100; i++) {
            window.throttled(i * SECOND, i * SECOND - 1, 1);
        }
        assertThat(window.open(200 * SECOND)).isEqualTo(1);
    }

    @Test
    void growsByOneARoundSoonAfterATrouble() {
        window.throttled(SECOND, 0, 20);
        for (int i = 0; i < 11; i++) {
            window.answered(SECOND + 1, 10);
        }
        assertThat(window.open(SECOND + 2)).isEqualTo(11);
    }

    @Test
    void isBackWithinThirtySecondsOfTheLastTrouble() {
        long now = 0;
        for (int i = 0; i < 30; i++) {
            now += 2 * SECOND;
            window.throttled(now, now - 1, Math.min(20, window.open(now)));
        }
        assertThat(window.open(now)).isEqualTo(1);
        now = rounds(now, 12);
        assertThat(window.open(now)).isGreaterThanOrEqualTo(20);
    }

    @Test
    void doesNotGrowUnused() {
        for (int i = 0; i < 1000; i++) {
            window.answered(i, 1);
        }
        assertThat(window.open(1000)).isEqualTo(1000);
    }

    @Test
    void opensLittleByLittleAfterAHold() {
        window.reopen(10 * SECOND, 2 * SECOND);
        assertThat(window.open(9 * SECOND)).isZero();
        assertThat(window.open(10 * SECOND)).isEqualTo(1);
        assertThat(window.open(11 * SECOND)).isBetween(499, 501);
        assertThat(window.open(12 * SECOND)).isEqualTo(1000);
    }
}
