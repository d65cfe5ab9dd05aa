package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int OF_A_PLACE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns;
    private final Duration patience;
    private final ConcurrentHashMap<String, Integer> waiting = new ConcurrentHashMap<>();

    /// Compared with where there is no account, so that the answer takes as long.
    private final String nobodys = ofNoPassword();

    Passwords() {
        this(AT_ONCE, PATIENCE);
    }

    Passwords(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /// Whether this is the password; the same work is done where there is nothing to compare with.
    /// From one place only so many may wait, so that it does not hold up those of others.
    ///
    /// @throws ProblemException where nothing was compared, since too many are waiting
    boolean matches(String password, @Nullable String hash, String place) {
        if (waiting.merge(place, 1, Integer::sum) > OF_A_PLACE) {
            leave(place);
            throw busy();
        }
        try {
            return matches(password, hash);
        } finally {
            leave(place);
        }
    }

    private void leave(String place) {
        waiting.computeIfPresent(place, (_, many) -> many == 1 ? null : many - 1);
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

    /// Looks like a hash of ours and is none of any password, so that nothing has to be hashed for
    /// it while the product starts.
    private static String ofNoPassword() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, random(SALT_BYTES), random(HASH_BYTES));
    }

    private static String random(int bytes) {
        byte[] some = new byte[bytes];
        new SecureRandom().nextBytes(some);
        return Base64.getEncoder().withoutPadding().encodeToString(some);
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
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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

    private static ProblemException busy() {
        return new Problem.Later(
                        ProblemKind.BUSY,
                        "Many are signing in at the moment. Try again shortly.",
                        Duration.ofSeconds(5))
                .asException();
    }
}
