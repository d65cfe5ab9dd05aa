package dev.blockdata.storage;

import static dev.blockdata.storage.FileStoreContract.bytes;
import static dev.blockdata.storage.FileStoreContract.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class KnownStoreTest {

    private static final String OF_A_DOCUMENT =
            UUID.randomUUID() + "/" + "a".repeat(64) + "/source";

    @TempDir private Path directory;
    private final TestDatabase database = TestDatabase.fresh(3);

    @AfterEach
    void close() {
        database.close();
    }

    /// A node that keeps its files in the directory of that name.
    private KnownStore node(String name) {
        return node(disk(name));
    }

    private KnownStore node(FileStore store) {
        return new KnownStore(store, new StoreIds(database.workJdbc()), "here");
    }

    private DiskStore disk(String name) {
        return new DiskStore(directory.resolve(name), "node-" + UUID.randomUUID());
    }

    private Path mark(String name) {
        return directory.resolve(name).resolve(KnownStore.MARK);
    }

    @Test
    void theFirstNodeMarksItsStoreAndTheNextKnowsIt() throws IOException {
        var first = node("files");
        first.put("p/a", bytes("shared"));
        var second = node("files");
        assertThat(second.standing()).isEqualTo(first.standing());
        assertThat(second.isAtHand()).isTrue();
        assertThat(read(second, "p/a")).isEqualTo("shared");
        assertThat(new FileStoreHealth(second).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aStoreOfItsOwnIsNotTheOneThatTheDatabaseKnows() throws IOException {
        node("files").put("p/a", bytes("kept"));
        var other = node("other");
        assertThat(other.standing()).isInstanceOf(KnownStore.Standing.Strange.class);
        assertThat(other.isAtHand()).isFalse();
        assertNothingIsDone(other);
        assertThat(mark("other")).doesNotExist();
        var health = new FileStoreHealth(other).health();
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails().get("reason").toString())
                .contains("is missing, so it is not the store");
    }

    @Test
    void theStoreOfAnotherDatabaseIsNotTouched() throws IOException {
        try (var another = TestDatabase.fresh(3)) {
            new KnownStore(disk("theirs"), new StoreIds(another.workJdbc()), "there")
                    .put(OF_A_DOCUMENT, bytes("theirs"));
        }
        assertThat(node("theirs").standing())
                .as("before this database has a store")
                .isInstanceOf(KnownStore.Standing.Strange.class);
        node("files");
        var confused = node("theirs");
        assertThat(confused.standing()).isInstanceOf(KnownStore.Standing.Strange.class);
        assertNothingIsDone(confused);
        assertThat(read(disk("theirs"), OF_A_DOCUMENT)).isEqualTo("theirs");
    }

    @Test
    void anInstallationFromBeforeThereWereIdsAdoptsItsStore() throws IOException {
        disk("files").put(OF_A_DOCUMENT, bytes("old"));
        aDocument();
        assertThat(read(node("files"), OF_A_DOCUMENT)).isEqualTo("old");
        assertThat(mark("files")).exists();
    }

    @Test
    void filesOfDocumentsAndADatabaseWithoutAnyDoNotBelongTogether() throws IOException {
        disk("files").put(OF_A_DOCUMENT, bytes("old"));
        assertThat(node("files").standing()).isInstanceOf(KnownStore.Standing.Strange.class);
        assertThat(mark("files")).doesNotExist();
    }

    @Test
    void aNodeThatDiedWhileItMarkedTheStoreIsFollowedByAnother() throws IOException {
        var id =
                new StoreIds(database.workJdbc())
                        .beginMarking(UuidCreator.getTimeOrderedEpoch())
                        .orElseThrow();
        assertThat(node("files").standing())
                .as("it may still be at it")
                .isInstanceOf(KnownStore.Standing.Away.class);
        database.superuserJdbc()
                .sql("update app.file_stores set marking_until = now() - interval '1 second'")
                .update();
        assertThat(node("files").standing()).isEqualTo(new KnownStore.Standing.Fits(id));
    }

    @Test
    void aNodeThatDiedWhenItHadMarkedTheStoreLeavesAStoreThatFits() throws IOException {
        var id =
                new StoreIds(database.workJdbc())
                        .beginMarking(UuidCreator.getTimeOrderedEpoch())
                        .orElseThrow();
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(mark("files"), id + "\n");
        assertThat(node("files").standing()).isEqualTo(new KnownStore.Standing.Fits(id));
        assertThat(node("other").standing()).isInstanceOf(KnownStore.Standing.Strange.class);
    }

    @Test
    void ofManyNodesThatStartAtOnceWithStoresOfTheirOwnOneAloneIsReady() throws Exception {
        assertThat(started(8, i -> "own-" + i))
                .filteredOn(node -> node.standing() instanceof KnownStore.Standing.Fits)
                .hasSize(1);
    }

    @Test
    void ofManyNodesThatStartAtOnceOnOneStoreAllBecomeReady() throws Exception {
        assertThat(started(8, _ -> "shared"))
                .allSatisfy(node -> {
                    node.lookAgain();
                    assertThat(node.isAtHand()).isTrue();
                });
    }

    @Test
    void aStoreThatComesBackIsServedFromAgain() throws IOException {
        var files = node("files");
        files.put("p/a", bytes("kept"));
        Files.move(directory.resolve("files"), directory.resolve("away"));
        files.lookAgain();
        assertThat(files.isAtHand()).isFalse();
        assertThatThrownBy(() -> files.open("p/a")).isInstanceOf(IOException.class);
        Files.move(directory.resolve("away"), directory.resolve("files"));
        files.lookAgain();
        assertThat(files.isAtHand()).isTrue();
        assertThat(read(files, "p/a")).isEqualTo("kept");
    }

    @Test
    void anEmptyDirectoryInPlaceOfTheVolumeIsFoundOut() throws IOException {
        var files = node("files");
        Files.move(directory.resolve("files"), directory.resolve("away"));
        Files.createDirectory(directory.resolve("files"));
        files.lookAgain();
        assertNothingIsDone(files);
    }

    private static void assertNothingIsDone(FileStore files) {
        List<Callable<?>> deeds =
                List.of(
                        () -> files.open("p/a"),
                        () -> files.size("p/a"),
                        files::list,
                        () -> {
                            files.put("p/b", bytes("x"));
                            return "";
                        },
                        () -> {
                            files.delete("p/a");
                            return "";
                        },
                        () -> {
                            files.deletePrefix("p/");
                            return "";
                        });
        for (var deed : deeds) {
            assertThatThrownBy(deed::call).isInstanceOf(StoreFailure.Away.class);
        }
    }

    private List<KnownStore> started(int nodes, IntFunction<String> directories) throws Exception {
        var starting = new ArrayList<Callable<KnownStore>>();
        IntStream.range(0, nodes).forEach(i -> starting.add(() -> node(directories.apply(i))));
        var started = new ArrayList<KnownStore>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : threads.invokeAll(starting)) {
                started.add(node.get());
            }
        }
        return started;
    }

    private void aDocument() {
        database.superuserJdbc()
                .sql(
                        """
                        with u as (insert into app.users (user_id, email, display_name) values (gen_random_uuid(), 'a@example.org', 'A') returning user_id),
                             p as (insert into app.projects (project_id, project_name, created_by) select gen_random_uuid(), 'P', user_id from u returning project_id, created_by)
                        insert into app.documents (project_id, source_uid, source_type, source_filesize, file_name, doc_title, uploaded_by)
                        select project_id, repeat('a', 64), 'md', 1, 'a.md', 'a', created_by from p
                        """)
                .update();
    }
}
