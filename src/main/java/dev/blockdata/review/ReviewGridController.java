package dev.blockdata.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.projects.Member;
import dev.blockdata.runs.OverlayStatus;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The blocks of a document, a window at a time, for the grid and for programs.
@RestController
final class ReviewGridController {

    private static final int LONGEST_SEARCH = 1000;
    private static final List<String> BLOCK_TYPES =
            Arrays.stream(BlockType.values()).map(BlockType::wire).toList();
    private static final List<String> STATUSES =
            Arrays.stream(OverlayStatus.values()).map(OverlayStatus::wire).toList();

    private final ReviewGrid grid;

    ReviewGridController(ReviewGrid grid) {
        this.grid = grid;
    }

    /// A page of blocks; `asOf` stands there when a run was named.
    record Blocks(
            List<ReviewGrid.Row> items,
            @Nullable String nextCursor,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String asOf) {}

    @GetMapping("/api/v1/projects/{projectId}/documents/{sourceUid}/blocks")
    Blocks blocks(
            Member member,
            @PathVariable String sourceUid,
            PageQuery page,
            @RequestParam(name = "run_id", required = false) @Nullable UUID run,
            @RequestParam(name = "block_type", required = false) @Nullable List<String> types,
            @RequestParam(name = "status", required = false) @Nullable List<String> statuses,
            @RequestParam(name = "q", required = false) @Nullable String text) {
        var filter = filter(types, statuses, text);
        if (run == null && !filter.statuses().isEmpty()) {
            throw refused("status is that of an overlay: it needs run_id.");
        }
        if (!grid.knows(member, sourceUid, run)) {
            throw Problem.notFound().asException();
        }
        var after = page.after().map(cursor -> index(cursor)).orElse(-1);
        var window = grid.window(member, sourceUid, run, filter, after, page.fetch());
        var shown = page.page(window.rows(), row -> Cursor.of(row.blockIndex()));
        return new Blocks(shown.items(), shown.nextCursor(), window.asOf());
    }

    private static int index(Cursor cursor) {
        var index = cursor.number(0);
        if (index < -1 || index > Integer.MAX_VALUE) {
            throw refused("The cursor is not one that a list gave out.");
        }
        return (int) index;
    }

    private static GridFilter filter(
            @Nullable List<String> types, @Nullable List<String> statuses, @Nullable String text) {
        if (text != null && text.length() > LONGEST_SEARCH) {
            throw refused("q has at most " + LONGEST_SEARCH + " characters.");
        }
        var filter =
                new GridFilter(
                        types == null ? List.of() : types,
                        statuses == null ? List.of() : statuses,
                        text == null || text.isEmpty() ? null : text);
        filter.blockTypes().forEach(checked("block_type", BLOCK_TYPES));
        filter.statuses().forEach(checked("status", STATUSES));
        return filter;
    }

    private static Consumer<String> checked(String parameter, List<String> known) {
        return value -> {
            if (!known.contains(value)) {
                throw refused(parameter + " is one of " + String.join(", ", known) + ".");
            }
        };
    }

    private static RuntimeException refused(String words) {
        return Problem.of(ProblemKind.INVALID_PARAMETER, words).asException();
    }
}
