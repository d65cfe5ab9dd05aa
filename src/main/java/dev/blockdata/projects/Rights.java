package dev.blockdata.projects;

import dev.blockdata.http.Presence;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Whether an answer that goes on for long may still go on: its asker is there, signed in, and a
/// member.
@Component
public final class Rights {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Whether somebody is there costs nothing to ask; the rights are asked at each of so many.
    private static final int LOOKS = 4;

    private final Standing standing;
    private final Projects projects;

    Rights(Standing standing, Projects projects) {
        this.standing = standing;
        this.projects = projects;
    }

    /// The person as a member at this moment, for what is done for somebody who is not there; empty
    /// where there is no such project for them any more.
    public Optional<Member> member(UUID userId, UUID projectId) {
        return projects.roleOf(userId, projectId).map(role -> new Member(userId, projectId, role));
    }

    /// Looks again and again until it is closed, on a thread of its own: the answer's own may be in
    /// the middle of a transaction.
    public Watch watch(HttpServletRequest request, Member member) {
        return watch(request, member, Role.VIEWER);
    }

    /// As above, for an answer that asks for more than any member's role.
    Watch watch(HttpServletRequest request, Member member, Role least) {
        var signedIn = standing.of(request, member.userId());
        return new Watch(
                () -> Presence.lasts(request),
                () ->
                        projects.roleOf(member.userId(), member.projectId())
                                        .filter(role -> role.isAtLeast(least))
                                        .isPresent()
                                && signedIn.getAsBoolean());
    }

    /// One answer that is looked after.
    public static final class Watch implements AutoCloseable {

        private final BooleanSupplier present;
        private final BooleanSupplier lasting;
        private final Thread thread;
        private volatile boolean ended;

        private Watch(BooleanSupplier present, BooleanSupplier lasting) {
            this.present = present;
            this.lasting = lasting;
            this.thread = Thread.ofVirtual().name("rights").start(this::look);
        }

        private void look() {
            try {
                for (int look = 1; !ended; look++) {
                    Thread.sleep(PAUSE);
                    ended = !present.getAsBoolean() || (look % LOOKS == 0 && !lasts());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /// Where nobody can be asked, it ends.
        private boolean lasts() {
            try {
                return lasting.getAsBoolean();
            } catch (DataAccessException | TransactionException _) {
                return false;
            }
        }

        /// Ends what goes on although nobody waits for it, or may have it, any more.
        public void demand() {
            if (ended) {
                throw Problem.notFound().asException();
            }
        }

        /// Takes bytes as long as the rights last; after that the answer breaks off.
        public OutputStream guarding(OutputStream out) {
            return new Guarded(out, this);
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    private static final class Guarded extends FilterOutputStream {

        private final Watch watch;

        Guarded(OutputStream out, Watch watch) {
            super(out);
            this.watch = watch;
        }

        @Override
        public void write(int value) throws IOException {
            watch.demand();
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            watch.demand();
            out.write(bytes, from, length);
        }
    }
}
