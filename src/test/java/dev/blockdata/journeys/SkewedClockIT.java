package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one database, and the clock of one is ten minutes wrong: nobody is shut out,
/// and no claim is taken from whoever holds it.
@Tag("long")
class SkewedClockIT {

    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Stands between a program and the system's clock of the day.
    private static final String WRONG_CLOCK =
            """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <sys/time.h>
            #include <time.h>
            int clock_gettime(clockid_t id, struct timespec *t) {
                static int (*real)(clockid_t, struct timespec *);
                if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
                int r = real(id, t);
                if (id == CLOCK_REALTIME) t->tv_sec += WRONG;
                return r;
            }
            int gettimeofday(struct timeval *t, void *zone) {
                struct timespec s;
                int r = clock_gettime(CLOCK_REALTIME, &s);
                t->tv_sec = s.tv_sec;
                t->tv_usec = s.tv_nsec / 1000;
                return r;
            }
            time_t time(time_t *t) {
                struct timespec s;
                clock_gettime(CLOCK_REALTIME, &s);
                if (t) *t = s.tv_sec;
                return s.tv_sec;
            }
            """;

    @TempDir Path folder;

    @Test
    void tenMinutesBehind() throws Exception {
        wrongBy(-600);
    }

    @Test
    void tenMinutesAhead() throws Exception {
        wrongBy(600);
    }

    private void wrongBy(int seconds) throws Exception {
        var library = library(seconds);
        try (var cluster =
                new Cluster(
                        List.of("LD_PRELOAD", library.toString()),
                        "BLOCKDATA_WORKER_PACK_SIZE",
                        "1",
                        "BLOCKDATA_WORKER_CONCURRENCY",
                        "10",
                        "BLOCKDATA_WORKER_LEASE",
                        "5s")) {
            assertThat(startedBehindBy(cluster)).isBetween(-seconds - 60L, -seconds + 60L);
            callsLongerThanALeaseAreMadeOnce(cluster);
            whatADeadOneHeldIsAskedAboutAgain(cluster);
        }
    }

    private static void callsLongerThanALeaseAreMadeOnce(Cluster cluster) throws Exception {
        var shelf = new Shelf(cluster.annAtSecond);
        shelf.paragraphs(40);
        int blocks = shelf.apply();
        cluster.fake.latency(Duration.ofSeconds(7));
        shelf.dispatch(AT_ONCE);
        Shelf.await(PATIENCE, () -> shelf.isThrough(cluster.annAtSecond));

        assertThat(cluster.fake.calls()).hasSize(blocks);
        assertThat(cluster.fake.calls(Cluster.FIRST_KEY)).isNotEmpty();
        assertThat(cluster.fake.calls(Cluster.SECOND_KEY)).isNotEmpty();
        assertThat(cluster.ledger.claims(shelf.project)).isEqualTo(blocks);
        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
    }

    private static void whatADeadOneHeldIsAskedAboutAgain(Cluster cluster) throws Exception {
        var shelf = new Shelf(cluster.ann);
        shelf.paragraphs(600);
        int blocks = shelf.apply();
        int before = cluster.fake.calls().size();
        cluster.fake.latency(Duration.ofMillis(100));
        shelf.dispatch(AT_ONCE);
        Shelf.await(PATIENCE, () -> cluster.fake.calls().size() - before > 200);
        cluster.second.kill();
        long dead = System.nanoTime();
        int held = cluster.ledger.heldBy(cluster.second, shelf.project);
        Shelf.await(
                Duration.ofSeconds(15),
                () -> cluster.ledger.heldBy(cluster.second, shelf.project) == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - dead))
                .as("a lease, and not less than what was left of it")
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
        Shelf.await(PATIENCE, () -> shelf.isThrough(cluster.ann));

        assertThat(cluster.ledger.claims(shelf.project)).isEqualTo(blocks + held);
        assertThat(cluster.ledger.stagings(shelf.project)).isEqualTo(blocks);
        cluster.ledger.isSound(shelf.project);
        cluster.ledger.isAtRest(shelf.project);
    }

    /// How many seconds the second's clock is behind, by the date that it puts on its answers.
    private static long startedBehindBy(Cluster cluster) {
        return date(cluster.ann) - date(cluster.annAtSecond);
    }

    private static long date(Visitor visitor) {
        var date =
                visitor.get("/actuator/health/liveness")
                        .response()
                        .headers()
                        .firstValue("Date")
                        .orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond();
    }

    private Path library(int seconds) throws IOException, InterruptedException {
        var source = Files.writeString(folder.resolve("wrong_clock.c"), WRONG_CLOCK);
        var library = folder.resolve("wrong_clock.so");
        try {
            var compiler =
                    new ProcessBuilder(
                                    "cc",
                                    "-shared",
                                    "-fPIC",
                                    "-DWRONG=" + seconds,
                                    "-o",
                                    library.toString(),
                                    source.toString(),
                                    "-ldl")
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("cc.log").toFile())
                            .start();
            assumeTrue(compiler.waitFor(1, TimeUnit.MINUTES), "the C compiler hangs");
        } catch (IOException _) {
            assumeTrue(false, "no C compiler is here to make a wrong clock with");
        }
        assumeTrue(Files.exists(library), "no wrong clock can be made here");
        return library;
    }
}
