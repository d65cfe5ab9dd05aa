package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseStartTest {

    private static final StartRefused REFUSED = new StartRefused("there is no disk.");

    private final CountDownLatch mayStart = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();
    private Secret secret;

    @TempDir private Path folder;

    @BeforeEach
    void makeSecret() throws IOException {
        try (var home = Home.hold(folder.resolve("home"))) {
            var settings = new HomeSettings(home.path(), List.of(TestDatabase.SECRET), true);
            secret = Secret.of(settings, home);
        }
    }

    @Test
    void nobodyWaitsBeforeTheyNeedIt() {
        var start = begin(this::late);
        assertThat(closed).hasValue(0);
        mayStart.countDown();
        assertThatThrownBy(start::database).isSameAs(REFUSED);
    }

    @Test
    void whyItDoesNotStartIsToldAsItIs() {
        var start =
                begin(() -> {
                    throw REFUSED;
                });
        assertThatThrownBy(start::database).isSameAs(REFUSED);
        start.close();
        assertThat(closed).hasValue(0);
    }

    @Test
    void aServerThatCannotBePreparedIsStoppedAgain() {
        var start = begin(Unprepared::new);
        assertThatThrownBy(start::database).isSameAs(REFUSED);
        assertThat(closed).hasValue(0);
        start.close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whoGivesUpInTheMiddleStopsWhatIsStillComingUp() {
        var start = begin(this::late);
        var end = CompletableFuture.runAsync(start::close);
        mayStart.countDown();
        end.join();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whoIsToldToStopNoLongerWaits() {
        var start = begin(this::late);
        Thread.currentThread().interrupt();
        assertThatThrownBy(start::database)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("broken off");
        assertThat(Thread.interrupted()).isTrue();
        mayStart.countDown();
        start.close();
    }

    private DatabaseStart begin(Supplier<DatabaseServer> server) {
        return DatabaseStart.begin(server, TestServer.SETTINGS, secret);
    }

    private DatabaseServer late() {
        try {
            mayStart.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new Unprepared();
    }

    private final class Unprepared implements DatabaseServer {

        @Override
        public Database prepare() {
            throw REFUSED;
        }

        @Override
        public boolean exclusive() {
            return true;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
