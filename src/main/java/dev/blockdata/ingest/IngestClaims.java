package dev.blockdata.ingest;

import dev.blockdata.documents.Place;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The worker's verbs on documents: claim, keep, finish, fail. Each answers whether the attempt was
/// still the document's.
@Component
final class IngestClaims {

    private final JdbcClient db;
    private final JsonMapper json;

    IngestClaims(@Qualifier("work") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// The oldest document of these kinds that waits, or whose attempt was abandoned; and one of
    /// those that are not read here, where nobody else has taken it for minutes.
    Optional<IngestClaim> claim(
            Duration lease, int maxAttempts, Set<SourceType> wanted, Set<SourceType> unread) {
        return db.sql(
                        """
                        select c.project_id, c.source_uid, c.source_type, c.attempt_token, c.generation
                          from app.claim_ingest(make_interval(secs => :lease), :attempts, :wanted, :unread) c
                        """)
                .param("lease", seconds(lease))
                .param("attempts", maxAttempts)
                .param("wanted", wire(wanted))
                .param("unread", wire(unread))
                .query((row, _) ->
                        new IngestClaim(
                                new Place(
                                        row.getObject("project_id", UUID.class),
                                        row.getString("source_uid"),
                                        row.getObject("generation", UUID.class)),
                                SourceType.valueOf(
                                        row.getString("source_type").toUpperCase(Locale.ROOT)),
                                row.getObject("attempt_token", UUID.class)))
                .optional();
    }

    boolean keep(IngestClaim claim, Duration lease) {
        return db.sql(
                        "select app.keep_ingest(:project, :source, :token, make_interval(secs => :lease))")
                .param("project", claim.projectId())
                .param("source", claim.sourceUid())
                .param("token", claim.token())
                .param("lease", seconds(lease))
                .query(Boolean.class)
                .single();
    }

    boolean finish(IngestClaim claim, Conversion.Converted text) {
        var blocks = text.blocks();
        return db.sql(
                        """
                        select app.finish_ingest(:project, :source, :token, :conv_uid, :tool, :tool_version, :representation,
                            :representation_is_source, cast(:source_characters as bigint), cast(:title as text), cast(:freq as jsonb), :characters,
                            cast(:report as jsonb), :types, :locators, :contents, cast(:levels as int[]), :paths, cast(:pages as int[]), :nodes,
                            :boxes)
                        """)
                .param("project", claim.projectId())
                .param("source", claim.sourceUid())
                .param("token", claim.token())
                .param("conv_uid", text.convUid())
                .param("tool", text.track().tool())
                .param("tool_version", text.version())
                .param("representation", text.track().representation())
                .param("representation_is_source", text.representation() == null)
                .param("source_characters", text.sourceCharacters())
                .param("title", text.title())
                .param("freq", json.writeValueAsString(text.report().blocksByType()))
                .param("characters", text.characters())
                .param("report", json.writeValueAsString(text.report()))
                .param("types", texts(blocks, block -> block.type().wire()))
                .param("locators", texts(blocks, CutBlock::locator))
                .param("contents", texts(blocks, CutBlock::content))
                .param(
                        "levels",
                        blocks.stream().map(CutBlock::headingLevel).toArray(Integer[]::new))
                .param(
                        "paths",
                        texts(blocks, block -> json.writeValueAsString(block.headingPath())))
                .param("pages", blocks.stream().map(CutBlock::pageNo).toArray(Integer[]::new))
                .param("nodes", texts(blocks, CutBlock::nodeType))
                .param("boxes", texts(blocks, IngestClaims::box))
                .query(Boolean.class)
                .single();
    }

    /// The tool could not read it.
    boolean failConversion(IngestClaim claim, String reason) {
        return fail(claim, "conversion_failed", reason);
    }

    /// It was read, and no blocks could be made of it.
    boolean failIngest(IngestClaim claim, String reason) {
        return fail(claim, "ingest_failed", reason);
    }

    private boolean fail(IngestClaim claim, String status, String reason) {
        return db.sql("select app.fail_ingest(:project, :source, :token, :status, :error)")
                .param("project", claim.projectId())
                .param("source", claim.sourceUid())
                .param("token", claim.token())
                .param("status", status)
                .param("error", reason)
                .query(Boolean.class)
                .single();
    }

    private static String[] texts(
            List<CutBlock> blocks, Function<CutBlock, @Nullable String> part) {
        return blocks.stream().map(part).toArray(String[]::new);
    }

    /// As the database writes an array: one of arrays would be taken apart down to its numbers.
    private static @Nullable String box(CutBlock block) {
        var box = block.box();
        return box == null
                ? null
                : "{%s,%s,%s,%s}".formatted(box.left(), box.top(), box.right(), box.bottom());
    }

    private static String[] wire(Set<SourceType> types) {
        return types.stream().map(SourceType::wire).toArray(String[]::new);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
