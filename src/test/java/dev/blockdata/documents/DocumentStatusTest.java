package dev.blockdata.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.Moves;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentStatusTest {

    private static final String WAITING = "a".repeat(64);

    @Test
    void theWordsAreThoseOfTheTable() {
        try (var database = TestDatabase.fresh(2)) {
            var check =
                    database.superuserJdbc()
                            .sql(
                                    "select pg_get_constraintdef(oid) from pg_constraint where conname = 'documents_status'")
                            .query(String.class)
                            .single();
            var words =
                    Pattern.compile("'([a-z_]+)'")
                            .matcher(check)
                            .results()
                            .map((MatchResult m) -> m.group(1));
            assertThat(words)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(DocumentStatus.values())
                                    .map(DocumentStatus::wire)
                                    .toList());
        }
    }

    @Test
    void onlyTheseStatesFollowEachOther() {
        try (var database = TestDatabase.fresh(2)) {
            var moves = Moves.of(database, "documents");
            var given = new Given(database);
            var ann = given.project(given.user("Ann"));
            given.document(ann, "Ingested", 2);
            database.superuserJdbc()
                    .sql(
                            """
                            insert into app.documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, uploaded_by)
                            values (?, ?, 'md', 1, 'a.md', 'A', ?)
                            """)
                    .params(ann.projectId(), WAITING, ann.userId())
                    .update();

            for (var failure : List.of("conversion_failed", "ingest_failed", "uploaded")) {
                retryAll(database, ann);
                var token = claim(database, 3).orElseThrow();
                retryAll(database, ann);
                assertThat(claim(database, 3)).isEmpty();
                database.workJdbc()
                        .sql("select app.fail_ingest(?, ?, ?, ?, 'went wrong')")
                        .params(ann.projectId(), WAITING, token, failure)
                        .query(Boolean.class)
                        .single();
            }
            database.superuserJdbc()
                    .sql(
                            "update app.documents set attempt_deadline = now() - interval '1 minute' where status = 'converting'")
                    .update();
            assertThat(claim(database, 1)).isEmpty();
            retryAll(database, ann);
            assertThat(claim(database, 0)).isEmpty();

            assertThat(moves.seen())
                    .containsExactly(
                            "conversion_failed > uploaded",
                            "converting > conversion_failed",
                            "converting > ingest_failed",
                            "converting > ingested",
                            "ingest_failed > uploaded",
                            "uploaded > conversion_failed",
                            "uploaded > converting");
        }
    }

    private static Optional<UUID> claim(TestDatabase database, int mostAttempts) {
        return database.workJdbc()
                .sql(
                        "select attempt_token from app.claim_ingest(interval '1 hour', ?, '{md,txt}', '{}')")
                .params(mostAttempts)
                .query(UUID.class)
                .optional();
    }

    private static void retryAll(TestDatabase database, Member who) {
        database.walls()
                .in(
                        who.userId(),
                        who.projectId(),
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select app.retry_document(project_id, source_uid) from app.documents")
                                        .query(Boolean.class)
                                        .list());
    }
}
