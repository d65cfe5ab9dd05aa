package dev.blockdata.schemas;

import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.Viewer;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Registering, reading and deleting schemas. The body of a registration is the artifact itself.
@RestController
@RequestMapping("/api/v1/schemas")
class SchemaController {

    private final Schemas schemas;

    SchemaController(Schemas schemas) {
        this.schemas = schemas;
    }

    @GetMapping
    Page<Schemas.Listed> list(Viewer viewer, PageQuery page) {
        UUID behind = page.after().map(cursor -> cursor.uuid(0)).orElse(null);
        return page.page(
                schemas.list(viewer.userId(), behind, page.fetch()),
                row -> Cursor.of(row.schemaId()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(type = "object")))
    ResponseEntity<Schemas.Row> register(Viewer viewer, InputStream body) throws IOException {
        return switch (schemas.register(viewer.userId(), artifact(body))) {
            case Schemas.Registered.New(var row) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(row);
            case Schemas.Registered.Identical(var row) -> ResponseEntity.ok(row);
            case Schemas.Registered.RefTaken(var ref) ->
                    throw Problem.of(
                                    ProblemKind.SCHEMA_REF_TAKEN,
                                    "\""
                                            + ref
                                            + "\" is registered with other content. Schemas never change: "
                                            + "give this one a schema_ref of its own.")
                            .asException();
        };
    }

    /// What registering an artifact would come to now; nothing is kept.
    ///
    /// @param standing `new`, `identical` where it is registered already, `ref_taken` where its
    ///   reference stands for other content
    record Checked(String schemaRef, String schemaUid, String standing) {}

    @PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(type = "object")))
    Checked check(Viewer viewer, InputStream body) throws IOException {
        SchemaArtifact artifact = artifact(body);
        String standing =
                schemas.registered(viewer.userId(), artifact.schemaRef())
                        .map(uid -> uid.equals(artifact.schemaUid()) ? "identical" : "ref_taken")
                        .orElse("new");
        return new Checked(artifact.schemaRef(), artifact.schemaUid(), standing);
    }

    @GetMapping("/{schemaId}")
    Schemas.Row show(Viewer viewer, @PathVariable UUID schemaId) {
        return schemas.find(viewer.userId(), schemaId)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    @DeleteMapping("/{schemaId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Viewer viewer, @PathVariable UUID schemaId) {
        switch (schemas.delete(viewer.userId(), schemaId)) {
            case Schemas.Deleted.Gone() -> {}
            case Schemas.Deleted.InUse(long runs) ->
                    throw new Problem.InTheWay(
                                    ProblemKind.SCHEMA_IN_USE,
                                    runs
                                            + (runs == 1 ? " run uses" : " runs use")
                                            + " this schema.",
                                    "runs",
                                    runs)
                            .asException();
            case Schemas.Deleted.Unknown() -> throw Problem.notFound().asException();
        }
    }

    private static SchemaArtifact artifact(InputStream body) throws IOException {
        return switch (SchemaArtifact.parse(text(body))) {
            case SchemaArtifact.Parsed.Valid(var valid) -> valid;
            case SchemaArtifact.Parsed.Malformed malformed -> throw malformed(malformed);
            case SchemaArtifact.Parsed.Invalid(var findings) -> throw invalid(findings);
        };
    }

    /// Reads no more than an artifact may have and one byte, so that its size is noticed without
    /// taking it all in.
    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(SchemaArtifact.MOST_BYTES + 1);
        if (bytes.length > SchemaArtifact.MOST_BYTES) {
            throw invalid(List.of(new Finding("", "is larger than 256 kB")));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw Problem.of(ProblemKind.MALFORMED, "The body is not UTF-8.").asException();
        }
    }

    private static ProblemException malformed(SchemaArtifact.Parsed.Malformed malformed) {
        String at =
                malformed.line() == null
                        ? ""
                        : " (line " + malformed.line() + ", column " + malformed.column() + ")";
        return Problem.of(
                        ProblemKind.MALFORMED,
                        "The body is not JSON: " + malformed.message() + at + ".")
                .asException();
    }

    private static ProblemException invalid(List<Finding> findings) {
        return new Problem.Invalid(
                        ProblemKind.SCHEMA_INVALID,
                        findings.stream()
                                .map(f -> new dev.blockdata.http.Finding(f.pointer(), f.message()))
                                .toList())
                .asException();
    }
}
