package dev.blockdata.integrations.neo4j;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Problem;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import dev.blockdata.schemas.SchemaArtifact;
import dev.blockdata.schemas.Schemas;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Looks at a mapping before it is used: proposed after a schema, and drawn on what is confirmed.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/integrations/graph")
class GraphController {

    record Asked(@Nullable UUID schemaId) {}

    /// @param mapping null for the schema's own, or the one proposed after its fields
    /// @param runId null for the effective runs
    record Wish(@Nullable UUID schemaId, @Nullable JsonNode mapping, @Nullable UUID runId) {}

    private final Schemas schemas;
    private final ConfirmedGraph graph;

    GraphController(Schemas schemas, ConfirmedGraph graph) {
        this.schemas = schemas;
        this.graph = graph;
    }

    @PostMapping("/suggest")
    @LeastRole(Role.EDITOR)
    SchemaMapping.Proposal suggest(Member member, @RequestBody Asked body) {
        return SchemaMapping.propose(schema(member, body.schemaId()));
    }

    @PostMapping("/preview")
    @LeastRole(Role.EDITOR)
    ConfirmedGraph.Preview preview(Member member, @RequestBody Wish body) throws IOException {
        var artifact = schema(member, body.schemaId());
        GraphMapping mapping;
        if (body.mapping() == null || body.mapping().isNull()) {
            mapping = SchemaMapping.propose(artifact).mapping();
        } else {
            var findings = new Findings();
            mapping = MappingReader.read(body.mapping(), "/mapping", findings);
            findings.throwIfAny();
        }
        return graph.of(member, known(body.schemaId()), body.runId(), mapping)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    private SchemaArtifact schema(Member member, @Nullable UUID schemaId) {
        return schemas.find(member.userId(), known(schemaId))
                .orElseThrow(() -> Problem.notFound().asException())
                .artifact();
    }

    private static UUID known(@Nullable UUID schemaId) {
        if (schemaId == null) {
            throw Problem.invalid("/schema_id", "names the schema").asException();
        }
        return schemaId;
    }
}
