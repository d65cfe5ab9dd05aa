package dev.blockdata.export;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.schemas.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which documents an export holds, found out before its first byte: whatever is wrong with the
/// wish can still be said then.
@Component
class ExportPlan {

    /// The documents in their order, whose effective runs are those of `schemaId` where no run is
    /// named, and a name for the file.
    ///
    /// @param tableSchema the one schema whose fields are the columns of one table over all
    record Plan(
            List<ConfirmedBlocks.Pick> picks,
            @Nullable UUID schemaId,
            @Nullable UUID tableSchema,
            String title) {

        Plan {
            picks = List.copyOf(picks);
        }
    }

    private record Run(UUID runId, String sourceUid, UUID schemaId) {}

    private record Document(String sourceUid, String docTitle, String status) {}

    private final Walls walls;
    private final JdbcClient jdbc;

    ExportPlan(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    /// Refuses what is not there, what would put a document into one file twice, and one table over
    /// several schemas.
    Plan of(Member who, Selection wish, ExportForm form) {
        return walls.reading(
                who.userId(),
                who.projectId(),
                () -> {
                    if (wish.schemaId() != null && !Schemas.isKnown(jdbc, wish.schemaId())) {
                        throw notFound();
                    }
                    var runs = runs(who.projectId(), wish.runIds());
                    var pins = pins(runs, wish);
                    var named =
                            wish.sourceUid() != null
                                    ? List.of(wish.sourceUid())
                                    : wish.schemaId() == null && !pins.isEmpty()
                                            ? List.copyOf(pins.keySet())
                                            : null;
                    var documents = documents(who.projectId(), named);
                    if (named != null) {
                        demandAll(documents, named);
                    }
                    var picks =
                            documents.stream()
                                    .filter(document -> document.status().equals("ingested"))
                                    .map(document ->
                                            new ConfirmedBlocks.Pick(
                                                    document.sourceUid(),
                                                    pins.get(document.sourceUid())))
                                    .toList();
                    return new Plan(
                            picks,
                            wish.schemaId(),
                            tableSchema(wish, runs, form),
                            named != null && named.size() == 1
                                    ? documents.getFirst().docTitle()
                                    : projectName(who.projectId()));
                });
    }

    private static Map<String, UUID> pins(List<Run> runs, Selection wish) {
        var pins = new HashMap<String, UUID>();
        if (runs.size() < wish.runIds().size()) {
            throw notFound();
        }
        for (var run : runs) {
            if (wish.sourceUid() != null && !wish.sourceUid().equals(run.sourceUid())) {
                throw notFound();
            }
            if (wish.schemaId() != null && !wish.schemaId().equals(run.schemaId())) {
                throw refused(
                        "The run " + run.runId() + " does not use the schema that is asked for.");
            }
            if (pins.put(run.sourceUid(), run.runId()) != null) {
                throw refused("Two of the runs are of the same document: name one run of each.");
            }
        }
        return pins;
    }

    private static @Nullable UUID tableSchema(Selection wish, List<Run> runs, ExportForm form) {
        if (wish.schemaId() != null) {
            return wish.schemaId();
        }
        var schemas = runs.stream().map(Run::schemaId).distinct().toList();
        if (schemas.size() > 1 && form.format().isTable() && !form.perDocument()) {
            throw refused(
                    "The runs use "
                            + schemas.size()
                            + " schemas, and one table has the columns of one: name the runs of one schema, or ask for layout=per_document.");
        }
        return schemas.isEmpty() ? null : schemas.getFirst();
    }

    private static void demandAll(List<Document> documents, List<String> named) {
        if (documents.size() < named.size()) {
            throw notFound();
        }
        if (!documents.stream().allMatch(document -> document.status().equals("ingested"))) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "The document has no blocks yet: it is not ingested.")
                    .asException();
        }
    }

    private List<Run> runs(UUID projectId, Set<UUID> runIds) {
        return jdbc.sql(
                        "select run_id, source_uid, schema_id from app.runs where project_id = :project and run_id = any (:runs)")
                .param("project", projectId)
                .param("runs", runIds.toArray(UUID[]::new))
                .query(Run.class)
                .list();
    }

    private List<Document> documents(UUID projectId, @Nullable List<String> named) {
        return jdbc.sql(
                        """
                        select source_uid, doc_title, status from app.documents
                         where project_id = :project and (cast(:named as text[]) is null or source_uid = any (cast(:named as text[])))
                         order by uploaded_at, source_uid
                        """)
                .param("project", projectId)
                .param("named", named == null ? null : named.toArray(String[]::new))
                .query(Document.class)
                .list();
    }

    private String projectName(UUID projectId) {
        return jdbc.sql("select project_name from app.projects where project_id = :project")
                .param("project", projectId)
                .query(String.class)
                .single();
    }

    private static ProblemException refused(String detail) {
        return Problem.of(ProblemKind.INVALID_PARAMETER, detail).asException();
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
