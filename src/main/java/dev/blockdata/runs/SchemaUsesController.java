package dev.blockdata.runs;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Viewer;
import dev.blockdata.schemas.Schemas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where a schema is used: what keeps it from being deleted, and who would notice another one.
@RestController
final class SchemaUsesController {

    private final Schemas schemas;
    private final Walls walls;
    private final JdbcClient db;

    SchemaUsesController(Schemas schemas, Walls walls, JdbcClient db) {
        this.schemas = schemas;
        this.walls = walls;
        this.db = db;
    }

    /// A project of the caller with runs of the schema, the cancelled ones included.
    record Use(UUID projectId, String projectName, long runs, long documents, long confirmed) {

        static Use of(ResultSet row) throws SQLException {
            return new Use(
                    row.getObject("project_id", UUID.class),
                    row.getString("project_name"),
                    row.getLong("runs"),
                    row.getLong("documents"),
                    row.getLong("confirmed"));
        }
    }

    /// @param own whether it is the caller's, who alone may delete it
    /// @param runs all of them, those in projects that the caller cannot see included
    record Uses(boolean own, long runs, List<Use> projects) {}

    private record Counted(long runs, List<Use> named) {}

    @GetMapping("/api/v1/schemas/{schemaId}/uses")
    Uses uses(Viewer viewer, @PathVariable UUID schemaId) {
        Schemas.Row schema =
                schemas.find(viewer.userId(), schemaId)
                        .orElseThrow(() -> Problem.notFound().asException());
        return walls.as(
                viewer.userId(),
                () -> {
                    List<Counted> counted =
                            db.sql("select * from app.schema_uses(:schema)")
                                    .param("schema", schema.schemaId())
                                    .query((row, _) ->
                                            new Counted(
                                                    row.getLong("runs"),
                                                    row.getString("project_id") == null
                                                            ? List.of()
                                                            : List.of(Use.of(row))))
                                    .list();
                    return new Uses(
                            db.sql("select app.owns_schema(:schema)")
                                    .param("schema", schema.schemaId())
                                    .query(Boolean.class)
                                    .single(),
                            counted.stream().mapToLong(Counted::runs).sum(),
                            counted.stream().flatMap(each -> each.named().stream()).toList());
                });
    }
}
