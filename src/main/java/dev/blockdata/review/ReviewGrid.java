package dev.blockdata.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import dev.blockdata.runs.Overlay;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A window of a document's blocks, with what a run says about each.
///
/// The blocks of the page are chosen first and looked up afterwards, and the overlays are found by
/// the page's own range: a plan that joins first walks the whole run for every page.
@Component
final class ReviewGrid {

    private static final String OF_BLOCKS =
            """
            select b.block_index from app.blocks b
             where b.project_id = :project and b.source_uid = :source and b.block_index > :after and b.block_index <= :last
               and (cardinality(:types) = 0 or b.block_type = any (:types))
               and (cast(:text as text) is null or %s)
             order by b.block_index limit :limit
            """;

    private static final String OF_OVERLAYS =
            """
            select o.block_index from app.block_overlays o
             where o.project_id = :project and o.run_id = :run and o.block_index > :after and o.status = any (:statuses)
             order by o.block_index limit :limit
            """;

    private static final String OF_BOTH =
            """
            select b.block_index from app.block_overlays o
              join app.blocks b on b.project_id = o.project_id and b.source_uid = :source and b.block_index = o.block_index
             where o.project_id = :project and o.run_id = :run and o.block_index > :after and b.block_index > :after
               and o.status = any (:statuses)
               and (cardinality(:types) = 0 or b.block_type = any (:types))
               and (cast(:text as text) is null or %s)
             order by b.block_index limit :limit
            """;

    private static final String ANY_TEXT =
            "position(app.folded(:text) in app.folded(b.block_content)) > 0";

    /// Two and a half times as fast, and the same for a text of ASCII alone.
    private static final String ASCII_TEXT =
            "position(lower(:text collate \"C\") in lower(b.block_content collate \"C\")) > 0";

    private static final String BLOCKS =
            """
            select d.conv_uid || ':' || b.block_index as block_uid, b.block_index, b.block_type, b.block_locator, b.block_content,
                   b.heading_level, b.heading_path, b.page_no, b.bounding_box
              from app.blocks b
              join app.documents d on d.project_id = b.project_id and d.source_uid = b.source_uid
             where b.project_id = :project and b.source_uid = :source and b.block_index = any (:page)
             order by b.block_index
            """;

    private static final String OVERLAYS =
            "select "
                    + Overlay.COLUMNS
                    + """
                      from app.overlays o
                      join app.documents d on d.project_id = :project and d.source_uid = :source
                      left join app.names_in_project(:project) n on n.user_id = o.confirmed_by
                     where o.project_id = :project and o.run_id = :run and o.block_index = any (:page)
                     order by o.block_index
                    """;

    private final Walls walls;
    private final JdbcClient db;

    ReviewGrid(Walls walls, JdbcClient db) {
        this.walls = walls;
        this.db = db;
    }

    /// One block, and what the run says about it where one was named.
    record Row(
            String blockUid,
            int blockIndex,
            String blockType,
            @JsonRawValue @Schema(type = "object") String blockLocator,
            String blockContent,
            @Nullable Integer headingLevel,
            List<String> headingPath,
            @Nullable Integer pageNo,
            @Nullable BoundingBox boundingBox,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Overlay overlay) {}

    /// The rows, and the mark under which they were read: what changed later is not covered by it.
    record Window(List<Row> rows, @Nullable String asOf) {}

    /// Whether the document is there, and the run is one of it.
    boolean knows(Member member, String source, @Nullable UUID run) {
        return walls.in(
                member.userId(),
                member.projectId(),
                () ->
                        db.sql(
                                        """
                                        select exists (select from app.documents d where d.project_id = :project and d.source_uid = :source)
                                           and (cast(:run as uuid) is null or exists (select from app.runs r
                                                 where r.project_id = :project and r.run_id = :run and r.source_uid = :source))
                                        """)
                                .param("project", member.projectId())
                                .param("source", source)
                                .param("run", run)
                                .query(Boolean.class)
                                .single());
    }

    /// At most `limit` blocks behind `after`.
    Window window(
            Member member,
            String source,
            @Nullable UUID run,
            GridFilter filter,
            int after,
            int limit) {
        return walls.in(
                member.userId(),
                member.projectId(),
                () -> {
                    var mark =
                            run == null
                                    ? null
                                    : db.sql("select app.mark()").query(String.class).single();
                    var page = page(member, source, run, filter, after, limit);
                    var blocks =
                            db.sql(BLOCKS)
                                    .param("project", member.projectId())
                                    .param("source", source)
                                    .param("page", page)
                                    .query(ReviewGrid::row)
                                    .list();
                    return new Window(
                            run == null
                                    ? blocks
                                    : withOverlays(blocks, overlays(member, source, run, page)),
                            mark);
                });
    }

    private Integer[] page(
            Member member,
            String source,
            @Nullable UUID run,
            GridFilter filter,
            int after,
            int limit) {
        // Indexes have no gaps: without a filter the page's end is known beforehand.
        var last =
                filter.isEmpty()
                        ? (int) Math.min(Integer.MAX_VALUE, (long) after + limit)
                        : Integer.MAX_VALUE;
        return db.sql(sql(filter))
                .param("project", member.projectId())
                .param("source", source)
                .param("run", run)
                .param("after", after)
                .param("last", last)
                .param("types", filter.blockTypes().toArray(String[]::new))
                .param("statuses", filter.statuses().toArray(String[]::new))
                .param("text", filter.text())
                .param("limit", limit)
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
    }

    private static String sql(GridFilter filter) {
        var text = filter.isAscii() ? ASCII_TEXT : ANY_TEXT;
        if (filter.statuses().isEmpty()) {
            return OF_BLOCKS.formatted(text);
        }
        return filter.blockTypes().isEmpty() && filter.text() == null
                ? OF_OVERLAYS
                : OF_BOTH.formatted(text);
    }

    private List<Overlay> overlays(Member member, String source, UUID run, Integer[] page) {
        return db.sql(OVERLAYS)
                .param("project", member.projectId())
                .param("source", source)
                .param("run", run)
                .param("page", page)
                .query((row, _) -> Overlay.of(row))
                .list();
    }

    private static List<Row> withOverlays(List<Row> blocks, List<Overlay> overlays) {
        var byIndex =
                overlays.stream()
                        .collect(Collectors.toMap(Overlay::blockIndex, Function.identity()));
        return blocks.stream().map(block -> with(block, byIndex.get(block.blockIndex()))).toList();
    }

    private static Row with(Row block, @Nullable Overlay overlay) {
        return new Row(
                block.blockUid(),
                block.blockIndex(),
                block.blockType(),
                block.blockLocator(),
                block.blockContent(),
                block.headingLevel(),
                block.headingPath(),
                block.pageNo(),
                block.boundingBox(),
                overlay);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("block_uid"),
                row.getInt("block_index"),
                row.getString("block_type"),
                row.getString("block_locator"),
                row.getString("block_content"),
                row.getObject("heading_level", Integer.class),
                List.of((String[]) row.getArray("heading_path").getArray()),
                row.getObject("page_no", Integer.class),
                BoundingBox.of(row.getArray("bounding_box")),
                null);
    }
}
