package dev.blockdata.reconstruct;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.Outline;
import dev.blockdata.blocks.Span;
import dev.blockdata.documents.Document;
import dev.blockdata.documents.Documents;
import dev.blockdata.documents.SourceFiles;
import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.runs.Run;
import dev.blockdata.runs.Runs;
import dev.blockdata.schemas.Field;
import dev.blockdata.schemas.Schemas;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.MissingNode;

/// Puts a document together with the revisions that a run's confirmed values hold.
///
/// What is confirmed comes through the one door of [ConfirmedBlocks], the bytes from the
/// representation. A document is held in memory meanwhile, a large one alone.
@Component
final class Reconstructions {

    /// The field that holds a block's new text.
    static final String FIELD = "revised_content";

    /// From this size on one is put together at a time.
    private static final long LARGE = 4L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// How a document of each tool whose blocks are ranges of bytes is read.
    private static final Map<String, Function<byte[], Outline>> READERS =
            Map.of("mdast", Outline::ofMarkdown, "text", Outline::ofText);

    private final Documents documents;
    private final Runs runs;
    private final Schemas schemas;
    private final SourceFiles files;
    private final ConfirmedBlocks blocks;
    private final Semaphore large = new Semaphore(1, true);

    Reconstructions(
            Documents documents,
            Runs runs,
            Schemas schemas,
            SourceFiles files,
            ConfirmedBlocks blocks) {
        this.documents = documents;
        this.runs = runs;
        this.schemas = schemas;
        this.files = files;
        this.blocks = blocks;
    }

    /// A confirmed value that is no text, so that its block stays as it is.
    record Refusal(int blockIndex, BlockType type, String text, JsonNodeType value) {}

    /// A document with its revisions, and what it takes to speak of them.
    ///
    /// @param same how many confirmed texts are just what stands there
    record Reconstruction(
            Document document,
            Run run,
            Revised revised,
            List<Revision> revisions,
            List<Refusal> refusals,
            int same,
            long bytesBefore,
            Function<byte[], Outline> reader) {}

    /// Takes the reconstruction while it is in memory.
    interface Taker<T> {

        T take(Reconstruction reconstruction) throws IOException;
    }

    /// Refuses, with the reason, where the document or the run has nothing that could be put
    /// together.
    <T> T of(Member who, String sourceUid, UUID runId, Taker<T> taker) throws IOException {
        var document =
                documents
                        .find(who.userId(), who.projectId(), sourceUid)
                        .orElseThrow(Reconstructions::notFound);
        var run =
                runs.find(who.userId(), who.projectId(), runId)
                        .filter(found -> found.sourceUid().equals(sourceUid))
                        .orElseThrow(Reconstructions::notFound);
        var reader = READERS.get(String.valueOf(document.convParsingTool()));
        if (reader == null) {
            throw unavailable(
                    "Only Markdown and plain text can be put together again: the blocks of this document are no ranges of its bytes.");
        }
        demandField(who, run);
        var heavy = document.sourceFilesize() > LARGE;
        if (heavy) {
            large.acquireUninterruptibly();
        }
        try {
            return taker.take(read(who, document, run, reader));
        } finally {
            if (heavy) {
                large.release();
            }
        }
    }

    private void demandField(Member who, Run run) {
        var texts =
                schemas.find(who.userId(), run.schemaId()).stream()
                        .flatMap(schema -> schema.artifact().fields().stream())
                        .filter(field -> field.name().equals(FIELD))
                        .anyMatch(Reconstructions::holdsText);
        if (!texts) {
            throw unavailable(
                    "The schema of this run has no text field "
                            + FIELD
                            + ", so nothing in it revises the document.");
        }
    }

    private static boolean holdsText(Field field) {
        return field.types().isEmpty() || field.types().contains("string");
    }

    private Reconstruction read(
            Member who, Document document, Run run, Function<byte[], Outline> reader)
            throws IOException {
        byte[] original = representation(who, document);
        var places = new ArrayList<Revised.Place>();
        var revisions = new ArrayList<Revision>();
        var refusals = new ArrayList<Refusal>();
        var same = new int[1];
        blocks.read(
                who,
                new ConfirmedBlocks.Pick(document.sourceUid(), run.runId()),
                null,
                false,
                new ConfirmedBlocks.Sink<>() {

                    @Override
                    public void begin(
                            ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally) {
                        // The document is known.
                    }

                    @Override
                    public void row(ConfirmedBlocks.Row row) {
                        var place = place(row);
                        places.add(place);
                        var value = value(row.data());
                        if (value.isMissingNode() || value.isNull()) {
                            return;
                        }
                        if (!value.isString()) {
                            refusals.add(
                                    new Refusal(
                                            row.index(),
                                            place.type(),
                                            row.content(),
                                            value.getNodeType()));
                        } else if (value.asString().equals(row.content())) {
                            same[0]++;
                        } else {
                            revisions.add(
                                    new Revision(
                                            row.index(),
                                            place.type(),
                                            place.span(),
                                            row.content(),
                                            value.asString()));
                        }
                    }

                    @Override
                    public void end() {
                        // Nothing is left open.
                    }
                });
        return new Reconstruction(
                document,
                run,
                new Revised(original, places, revisions),
                List.copyOf(revisions),
                List.copyOf(refusals),
                same[0],
                original.length,
                reader);
    }

    private byte[] representation(Member who, Document document) throws IOException {
        var place =
                documents
                        .place(who.userId(), who.projectId(), document.sourceUid())
                        .orElseThrow(Reconstructions::notFound);
        try (var bytes = files.openRepresentation(place, document)) {
            return bytes.readAllBytes();
        } catch (NoSuchFileException missing) {
            throw Problem.of(
                            ProblemKind.UNAVAILABLE,
                            "The file of this document is missing. Upload it again to bring it back.")
                    .asException();
        }
    }

    private static Revised.Place place(ConfirmedBlocks.Row row) {
        var locator = JSON.readTree(row.locator());
        return new Revised.Place(
                row.index(),
                BlockType.of(row.type()),
                new Span(locator.path("start_offset").asInt(), locator.path("end_offset").asInt()));
    }

    /// The confirmed value of a block; missing where there is none.
    private static JsonNode value(@Nullable String data) {
        return data == null ? MissingNode.getInstance() : JSON.readTree(data).path(FIELD);
    }

    private static ProblemException unavailable(String reason) {
        return Problem.of(ProblemKind.RECONSTRUCTION_UNAVAILABLE, reason).asException();
    }

    private static ProblemException notFound() {
        return Problem.notFound().asException();
    }
}
