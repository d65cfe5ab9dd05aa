package dev.blockdata.integrations;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.integrations.IntegrationRequests.TestView;
import dev.blockdata.projects.Member;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Brings one confirmed block over while a person waits, or only tries the way where none is
/// confirmed, and says what came of it. Nothing of it is kept.
@Component
final class Trial {

    private static final int MOST_AT_ONCE = 8;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final IntegrationForms forms;
    private final Targets targets;
    private final RunRows rows;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<UUID> tried = ConcurrentHashMap.newKeySet();

    Trial(Walls walls, JdbcClient jdbc, IntegrationForms forms, Targets targets, RunRows rows) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.forms = forms;
        this.targets = targets;
        this.rows = rows;
    }

    TestView of(Member who, Integration to) {
        var line =
                forms.line(to)
                        .orElseThrow(() ->
                                Problem.of(
                                                ProblemKind.CONFLICT,
                                                "Its secrets cannot be read any more, because the installation's secret was changed: enter them again.")
                                        .asException());
        var delivery =
                targets.of(to.kind()).triesWithBlocks()
                        ? sample(who, to)
                        : Optional.<Delivery>empty();
        if (!places.tryAcquire()) {
            throw busy("Many are being tried at this moment: try again in a little while.");
        }
        try {
            if (!tried.add(to.integrationId())) {
                throw busy("It is being tried at this moment.");
            }
            try {
                return carryOut(who, to, line, delivery);
            } finally {
                tried.remove(to.integrationId());
            }
        } finally {
            places.release();
        }
    }

    private TestView carryOut(Member who, Integration to, Line line, Optional<Delivery> delivery) {
        var begun = Instant.now();
        var target = targets.of(to.kind());
        try {
            var answer =
                    delivery.isPresent()
                            ? target.deliver(
                                    line,
                                    delivery.get(),
                                    rows.of(who, delivery.get(), new Attempt()))
                            : target.tryOut(line);
            return new TestView(
                    "delivered",
                    Sender.kept(line, answer.words()),
                    answer.status() == 0 ? null : answer.status(),
                    answer.rows(),
                    since(begun));
        } catch (Undelivered refused) {
            return new TestView(
                    "refused",
                    Sender.kept(line, refused.words()),
                    refused.status() == 0 ? null : refused.status(),
                    0,
                    since(begun));
        } catch (IOException failure) {
            throw new IllegalStateException("the trial could not be put together", failure);
        }
    }

    private static Instant now(ResultSet row) throws SQLException {
        return Integrations.moment(row, "now").orElseThrow();
    }

    private static long since(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis();
    }

    private static RuntimeException busy(String words) {
        return Problem.of(ProblemKind.CONFLICT, words).asException();
    }

    /// The first confirmed block of the newest effective run that has one.
    private Optional<Delivery> sample(Member who, Integration to) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select r.run_id, r.source_uid, r.schema_id,
                                               (select '{[' || min(o.block_index) || ',' || min(o.block_index) || ']}' from app.block_overlays o
                                                 where o.project_id = r.project_id and o.run_id = r.run_id and o.status = 'confirmed') as blocks,
                                               clock_timestamp() as now
                                          from app.runs r
                                         where r.project_id = :project and r.confirmed > 0 and r.status <> 'cancelled'
                                           and (cast(:schema as uuid) is null or r.schema_id = cast(:schema as uuid))
                                         order by r.created_at desc, r.run_id desc limit 1
                                        """)
                                .param("project", who.projectId())
                                .param("schema", to.schemaId())
                                .query((row, _) ->
                                        new Delivery(
                                                UuidCreator.getTimeOrderedEpoch(),
                                                "test",
                                                row.getObject("run_id", UUID.class),
                                                row.getString("source_uid"),
                                                row.getObject("schema_id", UUID.class),
                                                row.getString("blocks"),
                                                now(row),
                                                now(row)))
                                .optional());
    }
}
