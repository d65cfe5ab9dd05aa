package dev.blockdata.identity;

import dev.blockdata.database.Secret;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts in the database what may be tried so often an hour only, for all nodes together.
///
/// An attempt counts before it is decided, so that many at once do not slip through, and most are
/// taken back when they succeed.
@Component
final class Tries {

    private static final String PURPOSE = "blockdata attempts 1";
    private static final String MAC = "HmacSHA256";

    /// Something that is counted, and how many an hour there may be. What is `forgiven` counts for
    /// nothing where it succeeds.
    record Limit(String what, int most, boolean forgiven) {

        Limit(String what, int most) {
            this(what, most, true);
        }

        /// Counts whatever comes of it, for the work that it makes.
        static Limit always(String what, int most) {
            return new Limit(what, most, false);
        }
    }

    /// An attempt that was let through, and where it is forgiven.
    record Counted(List<byte[]> buckets, OffsetDateTime at) {}

    private record Answer(OffsetDateTime at, double seconds) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final byte[] key;

    Tries(Walls walls, JdbcClient jdbc, Secret secret) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.key = secret.key(PURPOSE);
    }

    /// Counts one attempt under each of the limits, or refuses it with 429 and counts nothing.
    Counted count(Limit... limits) {
        var buckets = List.of(limits).stream().map(limit -> bucket(limit.what())).toList();
        var most = List.of(limits).stream().map(Limit::most).toArray(Integer[]::new);
        var answer =
                walls.anonymously(() ->
                        jdbc.sql(
                                        """
                                        select at, coalesce(extract(epoch from wait), 0) as seconds
                                          from app.attempt(cast(:buckets as bytea[]), cast(:most as int[]), interval '1 hour')
                                        """)
                                .param("buckets", buckets.toArray(byte[][]::new))
                                .param("most", most)
                                .query((row, _) ->
                                        new Answer(
                                                row.getObject("at", OffsetDateTime.class),
                                                row.getDouble("seconds")))
                                .single());
        if (answer.seconds() > 0) {
            throw new Problem.Later(
                            ProblemKind.THROTTLED,
                            "Too many attempts. Wait a while before the next.",
                            Duration.ofSeconds((long) Math.ceil(answer.seconds())))
                    .asException();
        }
        return new Counted(
                Stream.of(limits)
                        .filter(Limit::forgiven)
                        .map(limit -> bucket(limit.what()))
                        .toList(),
                answer.at());
    }

    void takeBack(Counted attempt) {
        walls.anonymously(() -> {
            jdbc.sql("select 1 from app.take_attempt_back(cast(:buckets as bytea[]), :at)")
                    .param("buckets", attempt.buckets().toArray(byte[][]::new))
                    .param("at", attempt.at())
                    .query(Integer.class)
                    .single();
        });
    }

    /// Tells the owner, if the address has one; takes as long where it has none.
    void signInFailed(Counted attempt, String email, Source source) {
        walls.anonymously(() -> {
            jdbc.sql("select 1 from app.sign_in_failed(:bucket, :email, :address, :agent)")
                    .param("bucket", attempt.buckets().getFirst())
                    .param("email", email)
                    .param("address", source.address())
                    .param("agent", source.agent())
                    .query(Integer.class)
                    .single();
        });
    }

    private byte[] bucket(String what) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(MAC + " is in every Java", impossible);
        }
    }
}
