package dev.blockdata.realtime;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.Standing;
import dev.blockdata.projects.Member;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What changes in a project, as Server-Sent Events, for as long as the listener is a member and
/// signed in.
///
/// Each stream is a request that lasts, on a virtual thread of its own, for less than a minute:
/// then its listener comes back, and one that is no longer there, of which a connection may not
/// hear for a quarter of an hour, does not. A batch of events ends with the place behind it as
/// `id`: a stream that breaks off inside a batch is told the whole batch again.
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
class EventStreamController {

    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long CHECK_NANOS = Duration.ofSeconds(4).toNanos();
    private static final Duration SHORTEST = Duration.ofSeconds(40);
    private static final Duration LONGEST = Duration.ofSeconds(50);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
    private static final byte[] RETRY = Message.frame("retry: 1000\n\n");

    /// What a stream ends with: its listener is to come back at once.
    private static final byte[] COME_BACK = Message.frame("retry: 50\n\n");

    private static final byte[] NOTHING = {};
    private static final byte[] HEARTBEAT = Message.frame(":\n\n");

    private final ChangeFeed feed;
    private final Places places;
    private final Standing standing;
    private final Walls walls;
    private final JdbcClient jdbc;

    EventStreamController(
            ChangeFeed feed, Places places, Standing standing, Walls walls, JdbcClient jdbc) {
        this.feed = feed;
        this.places = places;
        this.standing = standing;
        this.walls = walls;
        this.jdbc = jdbc;
    }

    @GetMapping("/events")
    @ApiResponse(
            responseCode = "200",
            description = "document, run, overlays, progress, notice and reset events",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
    void follow(
            Member member,
            @RequestParam(name = "run_id", required = false) @Nullable UUID runId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        // Else the connection would be kept for another request.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (runId != null && !knowsRun(member, runId)) {
            throw Problem.notFound().asException();
        }
        var signedIn = standing.of(request, member.userId());
        try (var _ = places.take(member.userId()).orElseThrow(EventStreamController::full);
                var subscription = feed.subscribe(member.projectId(), runId, lastEventId)) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
            response.setHeader("X-Accel-Buffering", "no");
            try {
                pour(
                        member.userId(),
                        subscription,
                        response.getOutputStream(),
                        () -> mayListen(member, signedIn));
            } catch (IOException _) {
                // The listener has gone.
            }
        }
    }

    private static ProblemException full() {
        return new Problem.Later(
                        ProblemKind.BUSY,
                        "So many follow what changes that there is no place left. All else goes on; come back in a moment.",
                        TRY_AGAIN)
                .asException();
    }

    private static void pour(
            UUID listener,
            Subscription subscription,
            ServletOutputStream out,
            BooleanSupplier mayListen)
            throws IOException, InterruptedException {
        out.write(RETRY);
        long written = System.nanoTime();
        long checked = written;
        long last =
                written
                        + ThreadLocalRandom.current()
                                .nextLong(SHORTEST.toNanos(), LONGEST.toNanos());
        while (!subscription.isEnded()) {
            long now = System.nanoTime();
            if (now - last >= 0) {
                out.write(COME_BACK);
                out.flush();
                return;
            }
            long wait = Math.min(HEARTBEAT_NANOS - (now - written), CHECK_NANOS - (now - checked));
            var batch = subscription.next(Math.max(0, Duration.ofNanos(wait).toMillis()) + 1);
            now = System.nanoTime();
            if (now - checked >= CHECK_NANOS) {
                if (!mayListen.getAsBoolean()) {
                    return;
                }
                checked = now;
            }
            var news = batch == null ? NOTHING : batch.bytes(listener, subscription.runId());
            if (news.length == 0 && now - written >= HEARTBEAT_NANOS) {
                news = HEARTBEAT;
            }
            if (news.length > 0) {
                out.write(news);
                out.flush();
                written = now;
            }
        }
    }

    /// Where nobody can be asked, the stream ends: coming back asks again.
    private boolean mayListen(Member member, BooleanSupplier signedIn) {
        try {
            return feed.isMember(member.projectId(), member.userId()) && signedIn.getAsBoolean();
        } catch (DataAccessException _) {
            return false;
        }
    }

    private boolean knowsRun(Member member, UUID runId) {
        return walls.in(
                member.userId(),
                member.projectId(),
                () ->
                        jdbc.sql(
                                        "select exists (select 1 from app.runs where project_id = :project and run_id = :run)")
                                .param("project", member.projectId())
                                .param("run", runId)
                                .query(Boolean.class)
                                .single());
    }
}
