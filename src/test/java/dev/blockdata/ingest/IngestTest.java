package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.docling.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IngestTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final byte[] TEXT = "# One\n\ntwo\n".getBytes(StandardCharsets.UTF_8);
    private static final TestDatabase database = TestDatabase.fresh(5);

    private final UUID user = UuidCreator.getTimeOrderedEpoch();
    private final UUID project = UuidCreator.getTimeOrderedEpoch();
    private final String source = UUID.randomUUID().toString().replace("-", "").repeat(2);
    private final IngestClaims claims =
            new IngestClaims(database.workJdbc(), JsonMapper.builder().build());

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void anUploadedDocument() {
        database.superuserJdbc()
                .sql(
                        "insert into app.users (user_id, email, display_name) values (?, ?, 'Somebody')")
                .params(user, user + "@example.org")
                .update();
        database.walls()
                .as(
                        user,
                        () ->
                                database.jdbc()
                                        .sql("select 1 from app.create_project(?, 'P', '')")
                                        .param(project)
                                        .query(Integer.class)
                                        .single());
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select app.add_document(?, ?, 'md', 11, 'a.md', 'a', false)")
                                        .params(project, source)
                                        .query(String.class)
                                        .single());
    }

    @Test
    void aClaimedDocumentIsNobodyElsesUntilItsAttemptIsAbandoned() {
        var first = claim().orElseThrow();
        assertThat(first.sourceUid()).isEqualTo(source);
        assertThat(claim()).isEmpty();
        abandon();
        var second = claim().orElseThrow();
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(claims.finish(first, converted())).as("the late one changes nothing").isFalse();
        assertThat(claims.failIngest(first, "late")).isFalse();
        assertThat(claims.keep(first, LEASE)).isFalse();
        assertThat(blocks()).isZero();
        assertThat(claims.finish(second, converted())).isTrue();
        assertThat(blocks()).isEqualTo(2);
        assertThat(status()).isEqualTo("ingested");
        assertThat(claims.finish(second, converted())).as("nor the same one twice").isFalse();
    }

    @Test
    void aLivingAttemptIsKept() {
        var claim = claim().orElseThrow();
        abandon();
        assertThat(claims.keep(claim, LEASE)).isTrue();
        assertThat(claim()).isEmpty();
        assertThat(claims.finish(claim, converted())).isTrue();
    }

    @Test
    void aDocumentThatNeverFinishesEndsWithWords() {
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThat(claim()).isPresent();
            abandon();
        }
        assertThat(claim()).isEmpty();
        assertThat(status()).isEqualTo("conversion_failed");
        assertThat(one("error")).contains("3 times");
    }

    @Test
    void aDocumentThatIsDeletedMeanwhileStaysDeleted() {
        var claim = claim().orElseThrow();
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql("select app.delete_document(?, ?, null)")
                                        .params(project, source)
                                        .query(String.class)
                                        .single());
        assertThat(claims.finish(claim, converted())).isFalse();
        assertThat(blocks()).isZero();
    }

    @Test
    void aDocumentOfAKindThatIsNotReadHereWaitsForOneWhoDoesAndEndsSomewhere() {
        assertThat(claims.claim(LEASE, 3, Set.of(SourceType.PDF), Set.of())).isEmpty();
        assertThat(claims.claim(LEASE, 3, Set.of(SourceType.PDF), Set.of(SourceType.MD))).isEmpty();
        database.superuserJdbc()
                .sql(
                        "update app.documents set uploaded_at = now() - interval '6 minutes' where source_uid = ?")
                .param(source)
                .update();
        assertThat(claims.claim(LEASE, 3, Set.of(SourceType.PDF), Set.of())).isEmpty();
        assertThat(claims.claim(LEASE, 3, Set.of(), Set.of(SourceType.MD))).isPresent();
    }

    @Test
    void theBoxOfABlockIsKeptWhereThereIsOne() {
        assertThat(claims.finish(claim().orElseThrow(), placed())).isTrue();
        assertThat(boxes()).containsExactly("{72.13,-0.5,300,99999.99}", null);
    }

    @Test
    void aBuildThatKnowsOfNoBoxesWritesBlocksAsEver() {
        var claim = claim().orElseThrow();
        var written =
                database.workJdbc()
                        .sql(
                                """
                                select app.finish_ingest(?, ?, ?, repeat('c', 64), 'mdast', '1', 'markdown_bytes', true, 11, null, '{"paragraph": 2}', 6,
                                    '{}', array['paragraph', 'paragraph'], array['{}', '{}'], array['one', 'two'], cast(array[null, null] as int[]),
                                    array['[]', '[]'], cast(array[null, null] as int[]), array['x', 'x'])
                                """)
                        .params(claim.projectId(), claim.sourceUid(), claim.token())
                        .query(Boolean.class)
                        .single();
        assertThat(written).isTrue();
        assertThat(boxes()).containsExactly(null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{1,2,3}",
                "{1,2,3,4,5}",
                "{{1,2},{3,4}}",
                "[0:3]={1,2,3,4}",
                "{1,2,null,4}",
                "{3,2,1,4}",
                "{1,4,3,2}",
                "{NaN,2,3,4}",
                "{1,NaN,3,NaN}",
                "{1,2,3,Infinity}",
                "{-Infinity,2,3,4}",
            })
    void whatIsNoBoxIsNotInTheTable(String box) {
        assertThat(claims.finish(claim().orElseThrow(), placed())).isTrue();
        var change =
                database.superuserJdbc()
                        .sql(
                                "update app.blocks set bounding_box = cast(? as real[]) where source_uid = ?")
                        .params(box, source);
        assertThatThrownBy(change::update).hasMessageContaining("blocks_bounding_box");
    }

    private static Conversion.Converted placed() {
        var read = converted();
        var box = new Place.Box(72.13, -0.5, 300, 99_999.99);
        var first = read.blocks().getFirst();
        var placed =
                new CutBlock(
                        first.type(),
                        first.content(),
                        first.locator(),
                        first.headingLevel(),
                        first.headingPath(),
                        1,
                        box,
                        first.nodeType());
        return new Conversion.Converted(
                read.track(),
                read.version(),
                read.convUid(),
                read.representation(),
                read.sourceCharacters(),
                read.title(),
                List.of(placed, read.blocks().getLast()),
                read.characters(),
                read.report());
    }

    private List<@Nullable String> boxes() {
        return database.superuserJdbc()
                .sql(
                        "select bounding_box::text from app.blocks where source_uid = ? order by block_index")
                .param(source)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Optional<IngestClaim> claim() {
        return claims.claim(LEASE, 3, Set.of(SourceType.MD), Set.of());
    }

    private static Conversion.Converted converted() {
        return (Conversion.Converted) Conversion.of(Track.MDAST, TEXT);
    }

    private void abandon() {
        database.superuserJdbc()
                .sql(
                        "update app.documents set attempt_deadline = now() - interval '1 second' where source_uid = ?")
                .param(source)
                .update();
    }

    private String status() {
        return one("status");
    }

    private String one(String column) {
        return database.superuserJdbc()
                .sql("select " + column + " from app.documents where source_uid = ?")
                .param(source)
                .query(String.class)
                .single();
    }

    private int blocks() {
        return database.superuserJdbc()
                .sql("select count(*) from app.blocks where source_uid = ?")
                .param(source)
                .query(Integer.class)
                .single();
    }
}
