package dev.blockdata.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OverlayStatusTest {

    @Test
    void theWordsAreThoseOfTheTablesCheck() {
        try (var database = TestDatabase.fresh()) {
            assertThat(Arrays.stream(OverlayStatus.values()).map(OverlayStatus::wire).toList())
                    .containsExactlyInAnyOrderElementsOf(words(database, "block_overlays_status"));
            assertThat(Arrays.stream(RunStatus.values()).map(RunStatus::wire).toList())
                    .containsExactlyInAnyOrderElementsOf(words(database, "runs_status"));
        }
    }

    private static java.util.List<String> words(TestDatabase database, String constraint) {
        String check =
                database.superuserJdbc()
                        .sql(
                                "select pg_get_constraintdef(oid) from pg_constraint where conname = :name and connamespace = 'app'::regnamespace")
                        .param("name", constraint)
                        .query(String.class)
                        .single();
        return Pattern.compile("'([a-z_]+)'")
                .matcher(check)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
