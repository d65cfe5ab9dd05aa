package dev.blockdata.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentStatusTest {

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
    void anIngestedDocumentStaysOne() {
        assertThat(DocumentStatus.values()).noneMatch(DocumentStatus.INGESTED::canBecome);
        assertThat(DocumentStatus.CONVERTING.canBecome(DocumentStatus.INGESTED)).isTrue();
    }
}
