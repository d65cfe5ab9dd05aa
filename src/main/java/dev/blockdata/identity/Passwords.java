package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id, a few at once: each takes 19 MiB of memory and a core for a moment, and anybody may
/// ask for one.
@Component
class Passwords {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /// Compared with where there is no account, so that the answer takes as long.
    private final String nobodys = encode("nobody's password");

    String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /// Whether this is the password; the same work is done where there is nothing to compare with.
    boolean matches(String password, @Nullable String hash) {
        boolean matches = inTurn(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return matches && hash != null;
    }

    /// 10 to 200 characters, and not more than 1,000 bytes of them.
    static boolean isAcceptable(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= 10
                && length <= 200
                && password.getBytes(StandardCharsets.UTF_8).length <= 1000;
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash was made");
        }
        return hash;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static RuntimeException busy() {
        return new Problem.Later(
                        ProblemKind.BUSY,
                        "Many are signing in at the moment. Try again shortly.",
                        Duration.ofSeconds(5))
                .asException();
    }
}
