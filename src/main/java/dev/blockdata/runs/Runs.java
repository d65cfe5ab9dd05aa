package dev.blockdata.runs;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Runs of a project: made with all their overlays in one statement, stopped, resumed, dispatched
/// and deleted.
///
/// Each method is a transaction of its own as the given member.
@Repository
public class Runs {

    /// What came of asking for a run.
    sealed interface Created {

        record Made(Run run) implements Created {}

        record NoDocument() implements Created {}

        record NotIngested() implements Created {}
    }

    /// What came of deleting a run.
    sealed interface Deleted {

        record Gone() implements Deleted {}

        record HoldsConfirmed(long confirmed) implements Deleted {}

        record Unknown() implements Deleted {}
    }

    /// Runs made by applying a schema; `documentsSkipped` have one already or are not ingested.
    public record Applied(int runsCreated, long documentsSkipped, long totalBlocks) {}

    /// What a standing order covers.
    public record Dispatched(int runs, long pending, int concurrency) {}

    /// Which runs a list shows, and behind which one it starts.
    record Filter(
            @Nullable UUID schemaId,
            @Nullable String sourceUid,
            @Nullable RunStatus status,
            @Nullable UUID behind) {}

    private static final int LATE_COMERS = 16;

    private final JdbcClient jdbc;
    private final Walls walls;
    private final DispatchSettings settings;

    Runs(JdbcClient jdbc, Walls walls, DispatchSettings settings) {
        this.jdbc = jdbc;
        this.walls = walls;
        this.settings = settings;
    }

    Created create(
            UUID userId,
            UUID projectId,
            String sourceUid,
            UUID schemaId,
            @Nullable String name,
            String modelConfig) {
        UUID runId = UuidCreator.getTimeOrderedEpoch();
        return walls.in(
                userId,
                projectId,
                () -> {
                    String result =
                            jdbc.sql(
                                            "select app.create_run(:project, :run, :source, :schema, :name, cast(:config as jsonb))")
                                    .param("project", projectId)
                                    .param("run", runId)
                                    .param("source", sourceUid)
                                    .param("schema", schemaId)
                                    .param("name", name)
                                    .param("config", modelConfig)
                                    .query(String.class)
                                    .single();
                    return switch (result) {
                        case "created" -> new Created.Made(one(projectId, runId).orElseThrow());
                        case "no_document" -> new Created.NoDocument();
                        case "not_ingested" -> new Created.NotIngested();
                        default -> throw new IllegalStateException(result);
                    };
                });
    }

    /// A run for every ingested document that has none for the schema; with `dryRun` only the
    /// numbers.
    Applied apply(UUID userId, UUID projectId, UUID schemaId, String modelConfig, boolean dryRun) {
        record Open(int documents, long blocks) {}
        return walls.in(
                userId,
                projectId,
                () -> {
                    long all =
                            jdbc.sql(
                                            "select count(*) from app.documents d where d.project_id = :project")
                                    .param("project", projectId)
                                    .query(Long.class)
                                    .single();
                    Open open =
                            jdbc.sql(
                                            "select count(*), coalesce(sum(w.blocks), 0) "
                                                    + "from app.documents_without_run(:project, :schema) w")
                                    .param("project", projectId)
                                    .param("schema", schemaId)
                                    .query((row, _) -> new Open(row.getInt(1), row.getLong(2)))
                                    .single();
                    if (dryRun) {
                        return new Applied(open.documents(), all - open.documents(), open.blocks());
                    }
                    String[] ids =
                            Stream.generate(UuidCreator::getTimeOrderedEpoch)
                                    .limit(open.documents() + LATE_COMERS)
                                    .map(UUID::toString)
                                    .toArray(String[]::new);
                    return jdbc.sql(
                                    "select a.runs_created, a.total_blocks from app.apply_schema(:project, :schema, "
                                            + "cast(:ids as uuid[]), cast(:config as jsonb)) a")
                            .param("project", projectId)
                            .param("schema", schemaId)
                            .param("ids", ids)
                            .param("config", modelConfig)
                            .query((row, _) ->
                                    new Applied(
                                            row.getInt(1),
                                            Math.max(0, all - row.getInt(1)),
                                            row.getLong(2)))
                            .single();
                });
    }

    /// Newest first.
    List<Run> list(UUID userId, UUID projectId, Filter filter, int limit) {
        return walls.in(
                userId,
                projectId,
                () ->
                        jdbc.sql(
                                        Run.SELECT
                                                + """
                                                 where r.project_id = :project
                                                   and (cast(:behind as uuid) is null or r.run_id < :behind)
                                                   and (cast(:schema as uuid) is null or r.schema_id = :schema)
                                                   and (cast(:source as text) is null or r.source_uid = :source)
                                                   and (cast(:status as text) is null or r.status = :status)
                                                 order by r.run_id desc limit :limit
                                                """)
                                .param("project", projectId)
                                .param("behind", filter.behind())
                                .param("schema", filter.schemaId())
                                .param("source", filter.sourceUid())
                                .param(
                                        "status",
                                        filter.status() == null ? null : filter.status().wire())
                                .param("limit", limit)
                                .query(Run::of)
                                .list());
    }

    public Optional<Run> find(UUID userId, UUID projectId, UUID runId) {
        return walls.in(userId, projectId, () -> one(projectId, runId));
    }

    /// Whether this project has such a document, whatever its state.
    boolean hasDocument(UUID userId, UUID projectId, String sourceUid) {
        return walls.in(
                        userId,
                        projectId,
                        () ->
                                jdbc.sql(
                                                "select 1 from app.documents d where d.project_id = :project and d.source_uid = :source")
                                        .param("project", projectId)
                                        .param("source", sourceUid)
                                        .query(Integer.class)
                                        .optional())
                .isPresent();
    }

    Optional<Run> change(
            UUID userId,
            UUID projectId,
            UUID runId,
            boolean setName,
            @Nullable String name,
            @Nullable String modelConfig) {
        return walls.in(
                userId,
                projectId,
                () -> {
                    jdbc.sql(
                                    "select app.change_run(:project, :run, :name, :set, cast(:config as jsonb))")
                            .param("project", projectId)
                            .param("run", runId)
                            .param("name", name)
                            .param("set", setName)
                            .param("config", modelConfig)
                            .query(Boolean.class)
                            .single();
                    return one(projectId, runId);
                });
    }

    /// After the first transaction no claim can commit any more; the second gives back what was
    /// held. When this has returned, no worker can write into the run.
    Optional<Run> cancel(UUID userId, UUID projectId, UUID runId) {
        Optional<String> before =
                verb(userId, projectId, "select app.cancel_run(:project, :run)", runId);
        if (before.isPresent()) {
            verb(
                    userId,
                    projectId,
                    "select cast(app.release_claims(:project, :run) as text)",
                    runId);
        }
        return before.flatMap(_ -> find(userId, projectId, runId));
    }

    Optional<Run> pause(UUID userId, UUID projectId, UUID runId) {
        return verb(userId, projectId, "select app.pause_run(:project, :run, 'by hand')", runId)
                .flatMap(_ -> find(userId, projectId, runId));
    }

    Optional<Run> resume(UUID userId, UUID projectId, UUID runId) {
        return verb(userId, projectId, "select app.resume_run(:project, :run)", runId)
                .flatMap(_ -> find(userId, projectId, runId));
    }

    /// Makes or changes the standing order for one run, for those of a schema, or for all.
    Dispatched dispatch(
            UUID userId,
            UUID projectId,
            @Nullable UUID runId,
            @Nullable UUID schemaId,
            @Nullable Integer concurrency,
            @Nullable Integer maxBlocks) {
        return walls.in(
                userId,
                projectId,
                () ->
                        jdbc.sql(
                                        "select d.runs, d.pending, d.concurrency "
                                                + "from app.dispatch_runs(:project, :dispatch, :run, :schema, :concurrency, :max, :default) d")
                                .param("project", projectId)
                                .param("dispatch", UuidCreator.getTimeOrderedEpoch())
                                .param("run", runId)
                                .param("schema", schemaId)
                                .param("concurrency", concurrency)
                                .param("max", maxBlocks)
                                .param("default", settings.concurrency())
                                .query((row, _) ->
                                        new Dispatched(
                                                row.getInt(1), row.getLong(2), row.getInt(3)))
                                .single());
    }

    Deleted delete(UUID userId, UUID projectId, UUID runId, @Nullable Long confirmed) {
        record Answer(@Nullable String deleted, long confirmed) {}
        Optional<Answer> answer =
                walls.in(
                        userId,
                        projectId,
                        () ->
                                jdbc.sql(
                                                """
                                                select a ->> 'deleted', cast(a ->> 'confirmed' as bigint)
                                                  from app.delete_run(:project, :run, :confirmed) a where a is not null
                                                """)
                                        .param("project", projectId)
                                        .param("run", runId)
                                        .param("confirmed", confirmed)
                                        .query((row, _) ->
                                                new Answer(row.getString(1), row.getLong(2)))
                                        .optional());
        return answer.<Deleted>map(a ->
                        a.deleted() == null
                                ? new Deleted.HoldsConfirmed(a.confirmed())
                                : new Deleted.Gone())
                .orElseGet(Deleted.Unknown::new);
    }

    private Optional<String> verb(UUID userId, UUID projectId, String sql, UUID runId) {
        return walls.in(
                userId,
                projectId,
                () ->
                        jdbc.sql(sql)
                                .param("project", projectId)
                                .param("run", runId)
                                .query(String.class)
                                .optional());
    }

    private Optional<Run> one(UUID projectId, UUID runId) {
        return jdbc.sql(Run.SELECT + "where r.project_id = :project and r.run_id = :run")
                .param("project", projectId)
                .param("run", runId)
                .query(Run::of)
                .optional();
    }
}
