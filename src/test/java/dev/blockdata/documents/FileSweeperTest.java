package dev.blockdata.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.storage.FileStore;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSweeperTest {

    @TempDir private Path directory;

    @Test
    void anOldFileWithoutARowGoesAndEveryOtherStays() throws Exception {
        try (var database = TestDatabase.fresh(3)) {
            var store = new FileStore(directory);
            var files = new SourceFiles(store);
            var user = UuidCreator.getTimeOrderedEpoch();
            var project = UuidCreator.getTimeOrderedEpoch();
            given(database, user, project, "a".repeat(64));
            given(database, user, project, "c".repeat(64));
            for (var source : new String[] {"a", "b"}) {
                store.put(
                        project + "/" + source.repeat(64) + "/source",
                        new ByteArrayInputStream(new byte[1]));
                store.put(
                        project + "/" + source.repeat(64) + "/representation",
                        new ByteArrayInputStream(new byte[1]));
            }
            store.put("something/else", new ByteArrayInputStream(new byte[1]));

            var now = new FileSweeper(store, files, database.workJdbc(), Clock.systemUTC());
            assertThat(now.sweep())
                    .as("too young to be judged")
                    .isEqualTo(new FileSweeper.Swept(0, 1));

            var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61));
            var sweeper = new FileSweeper(store, files, database.workJdbc(), later);
            assertThat(sweeper.sweep()).isEqualTo(new FileSweeper.Swept(1, 1));
            assertThat(files.size(project, "a".repeat(64))).isPresent();
            assertThat(files.size(project, "b".repeat(64))).isEmpty();
            assertThat(files.representationSize(project, "b".repeat(64))).isEmpty();
            assertThat(store.size("something/else")).isPresent();
        }
    }

    private static void given(TestDatabase database, UUID user, UUID project, String source) {
        var jdbc = database.superuserJdbc();
        jdbc.sql(
                        "insert into app.users (user_id, email, display_name) values (?, ?, 'S') on conflict do nothing")
                .params(user, user + "@example.org")
                .update();
        jdbc.sql(
                        "insert into app.projects (project_id, project_name, created_by) values (?, 'P', ?) on conflict do nothing")
                .params(project, user)
                .update();
        jdbc.sql(
                        """
                        insert into app.documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, uploaded_by)
                        values (?, ?, 'md', 1, 'a.md', 'a', ?)
                        """)
                .params(project, source, user)
                .update();
    }
}
