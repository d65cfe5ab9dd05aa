package dev.blockdata.runs;

import dev.blockdata.database.Walls;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far a schema has come over a project: sums of the effective runs' counters, never a count of
/// overlays.
///
/// `documents` are the documents with an effective run, `blocks` theirs: so the counts always add
/// up to `blocks`. Documents without a run are what `apply-schema?dry_run=true` tells.
@Repository
public class Progress {

    /// The sums, and the mark (`as_of`) under which they were read: whatever changes later is not
    /// covered by it.
    public record Sums(long documents, long blocks, Counts counts, SpentUsage usage, String asOf) {}

    private final JdbcClient jdbc;
    private final Walls walls;

    Progress(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    public Sums of(UUID userId, UUID projectId, UUID schemaId) {
        return walls.in(
                userId,
                projectId,
                () -> {
                    String asOf = jdbc.sql("select app.mark()").query(String.class).single();
                    return jdbc.sql(
                                    "select count(*) as documents, coalesce(sum(r.total_blocks), 0) as blocks, "
                                            + Counts.SUMS
                                            + ", "
                                            + SpentUsage.SUMS
                                            + " from app.effective_runs(:project, :schema) r")
                            .param("project", projectId)
                            .param("schema", schemaId)
                            .query((row, _) ->
                                    new Sums(
                                            row.getLong("documents"),
                                            row.getLong("blocks"),
                                            Counts.of(row),
                                            SpentUsage.of(row),
                                            asOf))
                            .single();
                });
    }
}
