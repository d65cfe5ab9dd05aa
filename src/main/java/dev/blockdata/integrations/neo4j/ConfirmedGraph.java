package dev.blockdata.integrations.neo4j;

import dev.blockdata.database.Walls;
import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.projects.Member;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The graph that confirmed blocks would make, drawn and counted without any Neo4j.
@Component
class ConfirmedGraph {

    /// What would come of it.
    record Preview(
            List<Drawing.Node> nodes,
            List<Drawing.Relationship> relationships,
            Drawing.Counts counts) {}

    private final Walls walls;
    private final JdbcClient jdbc;
    private final ConfirmedBlocks blocks;

    ConfirmedGraph(Walls walls, JdbcClient jdbc, ConfirmedBlocks blocks) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.blocks = blocks;
    }

    /// Of the schema's effective runs, or of this run alone; empty where it is none of the
    /// schema's.
    Optional<Preview> of(Member who, UUID schemaId, @Nullable UUID runId, GraphMapping mapping)
            throws IOException {
        var drawing = new Drawing(mapping);
        var rows = new GraphRows(mapping);
        var picks = picks(who, schemaId, runId);
        if (runId != null && picks.isEmpty()) {
            return Optional.empty();
        }
        for (var pick : picks) {
            if (drawing.isFull()) {
                break;
            }
            blocks.read(who, pick, null, new Drawn(drawing, rows));
        }
        return Optional.of(
                new Preview(
                        drawing.nodes(),
                        drawing.relationships(),
                        drawing.counts(rows.passedOver())));
    }

    private List<ConfirmedBlocks.Pick> picks(Member who, UUID schemaId, @Nullable UUID runId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select r.run_id, r.source_uid from app.runs r
                                         where r.project_id = :project and r.schema_id = :schema
                                           and case when cast(:run as uuid) is null
                                                    then r.confirmed > 0 and r.run_id in (select e.run_id from app.effective_runs(:project, :schema) e)
                                                    else r.run_id = cast(:run as uuid) end
                                         order by r.created_at, r.run_id
                                        """)
                                .param("project", who.projectId())
                                .param("schema", schemaId)
                                .param("run", runId)
                                .query((row, _) ->
                                        new ConfirmedBlocks.Pick(
                                                row.getString("source_uid"),
                                                row.getObject("run_id", UUID.class)))
                                .list());
    }

    private static final class Drawn implements ConfirmedBlocks.Sink<ConfirmedBlocks.Row> {

        private final Drawing drawing;
        private final GraphRows rows;
        private ConfirmedBlocks.@Nullable Source source;

        Drawn(Drawing drawing, GraphRows rows) {
            this.drawing = drawing;
            this.rows = rows;
        }

        @Override
        public void begin(ConfirmedBlocks.Source begun, Supplier<ConfirmedBlocks.Tally> tally) {
            source = begun;
        }

        @Override
        public void row(ConfirmedBlocks.Row row) {
            var confirmed = row.data();
            if (source != null && confirmed != null && !drawing.isFull()) {
                drawing.add(source, rows.of(source, row, confirmed));
            }
        }

        @Override
        public void end() {
            // The next document goes into the same drawing.
        }
    }
}
