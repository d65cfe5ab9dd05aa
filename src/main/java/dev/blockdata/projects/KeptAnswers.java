package dev.blockdata.projects;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What was answered under an `Idempotency-Key`; kept for a day.
@Component
class KeptAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JdbcClient work;
    private final JsonMapper json;

    KeptAnswers(Walls walls, JdbcClient jdbc, @Qualifier("work") JdbcClient work, JsonMapper json) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.work = work;
        this.json = json;
    }

    /// Who asks, under which key, and what for.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Request(Member member, String key, byte[] print) {}

    /// The answer as it goes out.
    String text(Object answer) {
        return json.writeValueAsString(answer);
    }

    /// The hash of a route and a body.
    byte[] print(String route, @Nullable Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((route + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(json.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What was answered to this request before; waits for one that is being answered now.
    Optional<String> earlier(Request request) {
        record Found(boolean same, @Nullable String answer) {}
        Optional<Found> found =
                walls.in(
                        request.member().userId(),
                        request.member().projectId(),
                        () ->
                                jdbc.sql(
                                                "select a.same, a.answer from app.earlier_answer(:project, :key, :request) a")
                                        .param("project", request.member().projectId())
                                        .param("key", request.key())
                                        .param("request", request.print())
                                        .query((row, _) ->
                                                new Found(row.getBoolean(1), row.getString(2)))
                                        .optional());
        if (found.isPresent() && !found.get().same()) {
            throw Problem.of(
                            ProblemKind.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came with another request before. Give each request a key of its own.")
                    .asException();
        }
        return found.map(Found::answer);
    }

    /// Brings the effect about and writes its answer down, both or neither; unless somebody was
    /// faster.
    String keep(Request request, Supplier<?> effect) {
        return walls.in(
                request.member().userId(),
                request.member().projectId(),
                () ->
                        earlier(request)
                                .orElseGet(() -> {
                                    String answer = text(effect.get());
                                    jdbc.sql(
                                                    "select 1 from app.keep_answer(:project, :key, :request, :answer)")
                                            .param("project", request.member().projectId())
                                            .param("key", request.key())
                                            .param("request", request.print())
                                            .param("answer", answer)
                                            .query(Integer.class)
                                            .single();
                                    return answer;
                                }));
    }

    /// Every hour; a key that is older than a day counts for nothing before that, too.
    @Scheduled(initialDelay = 60, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void trim() {
        try {
            work.sql("select app.trim_answers()").query(Long.class).single();
        } catch (DataAccessException failure) {
            LOG.warn("Old answers are still kept: {}", failure.toString());
        }
    }
}
