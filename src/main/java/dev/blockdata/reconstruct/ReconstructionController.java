package dev.blockdata.reconstruct;

import dev.blockdata.http.Cursor;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.ProjectLog;
import dev.blockdata.reconstruct.Reconstructions.Reconstruction;
import dev.blockdata.reconstruct.Reconstructions.Refusal;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The revised document as a download, and before it what is different.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/documents/{sourceUid}/reconstruction")
class ReconstructionController {

    private final Reconstructions reconstructions;
    private final ProjectLog log;

    ReconstructionController(Reconstructions reconstructions, ProjectLog log) {
        this.reconstructions = reconstructions;
        this.log = log;
    }

    /// What the revised document is like; `items` are the blocks that are revised, and those whose
    /// confirmed value is refused, in their order.
    ///
    /// @param unchanged how many confirmed texts are just what stands there
    /// @param refused how many confirmed values are no text
    /// @param doubtful how many of all the items have something to be said of
    record Preview(
            String sourceUid,
            String docTitle,
            UUID runId,
            int blocks,
            int revised,
            int removed,
            int unchanged,
            int refused,
            int doubtful,
            boolean available,
            long bytesBefore,
            @Nullable Long bytesAfter,
            List<Item> items,
            @Nullable String nextCursor) {}

    /// A revised block; `after` is empty where it is removed, and what stood before where the value
    /// is refused.
    record Item(
            String blockUid,
            int blockIndex,
            String blockType,
            String before,
            String after,
            List<Warning> warnings) {}

    /// What is to be looked at: `conflict` with those other blocks, `becomes` these types of
    /// blocks, or another kind of the same, `disturbs` other blocks, or the value is `refused`.
    record Warning(String kind, String words, List<String> becomes, List<Integer> blockIndexes) {}

    @GetMapping
    @ApiResponse(
            responseCode = "200",
            description = "the revised document, or with preview=true what is different in it",
            content = {
                @Content(mediaType = "text/markdown"),
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = Preview.class))
            })
    ResponseEntity<Object> reconstruct(
            Member member,
            @PathVariable String sourceUid,
            @RequestParam(name = "run_id") UUID runId,
            @RequestParam(defaultValue = "false") boolean preview,
            PageQuery page)
            throws IOException {
        return reconstructions.of(
                member,
                sourceUid,
                runId,
                found ->
                        preview
                                ? ResponseEntity.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(preview(found, page))
                                : download(member, found));
    }

    private ResponseEntity<Object> download(Member member, Reconstruction found) {
        if (found.revised().hasConflicts()) {
            throw Problem.of(
                            ProblemKind.RECONSTRUCTION_UNAVAILABLE,
                            "Two revised blocks are of the same bytes. The preview says which: reject one of them.")
                    .asException();
        }
        var document = found.document();
        log.downloaded(member, document.sourceUid(), document.docTitle(), "reconstruction");
        var markdown = Objects.equals(found.document().convParsingTool(), "mdast");
        var type = new MediaType("text", markdown ? "markdown" : "plain", StandardCharsets.UTF_8);
        var name =
                ContentDisposition.attachment()
                        .filename(fileName(found.document().fileName()), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(found.revised().bytes());
    }

    /// `notes.md` becomes `notes.revised.md`.
    private static String fileName(String name) {
        var dot = name.lastIndexOf('.');
        return dot <= 0
                ? name + ".revised"
                : name.substring(0, dot) + ".revised" + name.substring(dot);
    }

    private static Preview preview(Reconstruction found, PageQuery page) {
        var doubts = found.revised().doubts(found.reader());
        var from = page.after().map(cursor -> (int) cursor.number(0)).orElse(-1);
        var shown =
                Stream.concat(
                                found.revisions().stream()
                                        .map(revision -> item(found, revision, doubts)),
                                found.refusals().stream().map(refusal -> item(found, refusal)))
                        .filter(item -> item.blockIndex() > from)
                        .sorted(Comparator.comparingInt(Item::blockIndex))
                        .limit(page.fetch())
                        .toList();
        var items = page.page(shown, item -> Cursor.of(item.blockIndex()));
        var available = !found.revised().hasConflicts();
        var document = found.document();
        return new Preview(
                document.sourceUid(),
                document.docTitle(),
                found.run().runId(),
                Optional.ofNullable(document.convTotalBlocks()).orElse(0),
                found.revisions().size(),
                (int) found.revisions().stream().filter(each -> each.after().isEmpty()).count(),
                found.same(),
                found.refusals().size(),
                doubts.size() + found.refusals().size(),
                available,
                found.bytesBefore(),
                available ? (long) found.revised().bytes().length : null,
                items.items(),
                items.nextCursor());
    }

    private static Item item(
            Reconstruction found, Revision revision, Map<Integer, List<Doubt>> doubts) {
        return new Item(
                found.document().convUid() + ":" + revision.blockIndex(),
                revision.blockIndex(),
                revision.type().wire(),
                revision.before(),
                revision.after(),
                doubts.getOrDefault(revision.blockIndex(), List.of()).stream()
                        .map(Warnings::of)
                        .toList());
    }

    private static Item item(Reconstruction found, Refusal refusal) {
        return new Item(
                found.document().convUid() + ":" + refusal.blockIndex(),
                refusal.blockIndex(),
                refusal.type().wire(),
                refusal.text(),
                refusal.text(),
                List.of(Warnings.of(refusal)));
    }
}
