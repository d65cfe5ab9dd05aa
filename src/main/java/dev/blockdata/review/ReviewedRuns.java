package dev.blockdata.review;

import dev.blockdata.http.Problem;
import dev.blockdata.runs.Overlay;
import dev.blockdata.schemas.AnswerSchema;
import dev.blockdata.schemas.ArtifactCache;
import dev.blockdata.schemas.SchemaArtifact;
import dev.blockdata.schemas.Schemas;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a reviewer's verb has to know of a run before it acts. Everything is read in the
/// transaction of the verb.
@Component
class ReviewedRuns {

    /// A run with the conversion that its blocks are named after and the schema that its values
    /// obey.
    record Run(
            UUID runId,
            String status,
            int totalBlocks,
            String convUid,
            String schemaRef,
            String schemaUid,
            String schemaText) {}

    private static final Pattern MARK =
            Pattern.compile("\\d{1,19}:\\d{1,19}:(\\d{1,19}(,\\d{1,19})*)?");

    private final JdbcClient jdbc;
    private final ArtifactCache artifacts = new ArtifactCache(200);

    ReviewedRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Run> find(UUID projectId, UUID runId) {
        return jdbc.sql(
                        """
                        select r.run_id, r.status, r.total_blocks, d.conv_uid, s.schema_ref, s.schema_uid, s.schema_text
                          from app.runs r
                          join app.documents d on d.project_id = r.project_id and d.source_uid = r.source_uid
                          join app.schemas s on s.schema_id = r.schema_id
                         where r.project_id = :project and r.run_id = :run
                        """)
                .param("project", projectId)
                .param("run", runId)
                .query(Run.class)
                .optional();
    }

    /// Refuses to give blocks back to a run that nobody works on any more.
    boolean knowsSchema(UUID schemaId) {
        return Schemas.isKnown(jdbc, schemaId);
    }

    AnswerSchema answerSchema(Run run) {
        return artifacts
                .get(
                        run.schemaUid(),
                        () ->
                                SchemaArtifact.registered(
                                        run.schemaText(), run.schemaRef(), run.schemaUid()))
                .answerSchema();
    }

    Overlay overlay(UUID projectId, UUID runId, int index) {
        return jdbc.sql(
                        "select "
                                + Overlay.COLUMNS
                                + """
                                  from app.overlays o
                                  join app.runs r on r.project_id = o.project_id and r.run_id = o.run_id
                                  join app.documents d on d.project_id = r.project_id and d.source_uid = r.source_uid
                                  left join app.names_in_project(:project) n on n.user_id = o.confirmed_by
                                 where o.project_id = :project and o.run_id = :run and o.block_index = :index
                                """)
                .param("project", projectId)
                .param("run", runId)
                .param("index", index)
                .query((row, _) -> Overlay.of(row))
                .single();
    }

    /// Refuses a mark that this database did not give out: one that is none, or of a later time
    /// than now.
    void demandMark(@Nullable String asOf) {
        if (asOf != null && !(MARK.matcher(asOf).matches() && isPast(asOf))) {
            throw Problem.invalid("/as_of", "is not a mark that an answer gave out").asException();
        }
    }

    private boolean isPast(String asOf) {
        try {
            return jdbc.sql(
                            "select pg_snapshot_xmax(cast(:mark as pg_snapshot)) <= pg_snapshot_xmax(pg_current_snapshot())")
                    .param("mark", asOf)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException _) {
            return false;
        }
    }
}
