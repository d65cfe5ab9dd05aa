package dev.blockdata.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.runs.Given;
import dev.blockdata.storage.Content;
import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files and rows on two nodes that share a database and a store: whatever they do at once, no row
/// is without its file, and no file without a row is left by a sweep.
abstract class FilesAndRowsContract {

    private static final Duration LATER = Duration.ofMinutes(61);
    private static final String SOURCE = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private final TestDatabase database = TestDatabase.fresh(20);
    private Node one;
    private Node two;
    private UUID user;
    private UUID project;

    /// The one store of this test, as a node sees it.
    abstract FileStore store(String node);

    /// How often a race is run.
    abstract int rounds();

    @BeforeEach
    void twoNodes() {
        one = new Node(database, store("one"));
        two = new Node(database, store("two"));
        var given = new Given(database);
        user = given.user();
        project = given.project(user);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSameBytesAreStoredOnceAProject() throws Exception {
        assertThat(one.upload(user, project, SOURCE)).isEqualTo(Documents.Added.CREATED);
        var keys = one.keys();
        assertThat(two.upload(user, project, SOURCE)).isEqualTo(Documents.Added.EXISTS);
        assertThat(one.keys()).isEqualTo(keys).hasSize(1);
    }

    @Test
    void aDeletedDocumentLeavesNoFile() throws Exception {
        one.upload(user, project, SOURCE);
        one.files.storeRepresentation(place(SOURCE), "c".repeat(64), Node.BYTES);
        one.upload(user, project, OTHER);
        two.delete(user, project, SOURCE);
        assertThat(one.keys()).containsExactly(place(OTHER).source());
    }

    @Test
    void anOldFileWithoutARowGoesAndEveryOtherStays() throws Exception {
        var store = store("one");
        one.upload(user, project, SOURCE);
        var orphan = Place.fresh(project, OTHER);
        one.files.store(orphan, Content.of(Node.BYTES));
        one.files.storeRepresentation(orphan, "c".repeat(64), Node.BYTES);
        one.files.store(Place.fresh(project, SOURCE), Content.of(Node.BYTES));
        store.put("something/else", Content.of(Node.BYTES));
        assertThat(one.sweepIn(Duration.ZERO))
                .as("too young to be judged")
                .isEqualTo(new FileSweeper.Swept(0, 0));
        assertThat(two.sweepIn(LATER)).isEqualTo(new FileSweeper.Swept(2, 0));
        assertThat(one.keys()).containsExactlyInAnyOrder(place(SOURCE).source(), "something/else");
    }

    @Test
    void documentsWithoutTheirFileAreToldOfAndComeBackWithTheirBytes() throws Exception {
        for (int i = 0; i < 30; i++) {
            one.upload(user, project, "%064x".formatted(i));
        }
        store("one").delete(place("%064x".formatted(7)).source());
        store("one").delete(place("%064x".formatted(29)).source());
        assertThat(one.sweepIn(LATER)).isEqualTo(new FileSweeper.Swept(0, 2));
        assertThat(two.upload(user, project, "%064x".formatted(7)))
                .isEqualTo(Documents.Added.EXISTS);
        assertThat(one.sweepIn(LATER)).isEqualTo(new FileSweeper.Swept(0, 1));
    }

    @Test
    void documentsFromBeforeThereWereGenerationsGoOn() throws Exception {
        var old = new Place(project, SOURCE, null);
        one.files.store(old, Content.of(Node.BYTES));
        one.files.storeRepresentation(old, "c".repeat(64), Node.BYTES);
        one.files.store(new Place(project, OTHER, null), Content.of(Node.BYTES));
        addAsBefore(SOURCE);
        assertThat(one.keys())
                .contains(
                        project + "/" + SOURCE + "/source",
                        project + "/" + SOURCE + "/representation");
        assertThat(place(SOURCE)).isEqualTo(old);
        assertThat(two.upload(user, project, SOURCE)).isEqualTo(Documents.Added.EXISTS);
        assertThat(two.sweepIn(LATER)).isEqualTo(new FileSweeper.Swept(1, 0));
        assertThat(one.keys()).hasSize(2);

        two.delete(user, project, SOURCE);
        assertThat(one.keys()).isEmpty();
        assertThat(two.upload(user, project, SOURCE)).isEqualTo(Documents.Added.CREATED);
        assertThat(place(SOURCE).generation()).isNotNull();
    }

    @Test
    @Timeout(300)
    void uploadAndDeletionOfTheSameBytesOnTwoNodesNeverLoseAFile() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds(); round++) {
                List<Callable<Object>> deeds = new ArrayList<>();
                deeds.add(() -> one.upload(user, project, SOURCE));
                deeds.add(() -> two.upload(user, project, SOURCE));
                deeds.add(deletion(one));
                if (ThreadLocalRandom.current().nextBoolean()) {
                    deeds.add(deletion(two));
                }
                for (var done : threads.invokeAll(deeds)) {
                    done.get();
                }
                assertThat(one.rowsWithoutFile()).as("after round " + round).isEmpty();
            }
        }
        one.sweepIn(LATER);
        var row = one.documents.place(user, project, SOURCE);
        assertThat(one.keys()).isEqualTo(row.map(Place::source).map(List::of).orElseGet(List::of));
    }

    @Test
    @Timeout(300)
    void aSweepInTheMiddleOfUploadsTakesNothingThatIsInUse() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds() / 10; round++) {
                var source = "%064x".formatted(round);
                List<Callable<Object>> deeds =
                        List.of(
                                () -> one.upload(user, project, source),
                                () -> two.sweepIn(Duration.ZERO),
                                () -> two.upload(user, project, source));
                for (var done : threads.invokeAll(deeds)) {
                    done.get();
                }
                assertThat(one.rowsWithoutFile()).as("after round " + round).isEmpty();
            }
        }
    }

    private Callable<Object> deletion(Node node) {
        return () -> {
            node.delete(user, project, SOURCE);
            return "";
        };
    }

    private Place place(String source) throws IOException {
        return one.documents.place(user, project, source).orElseThrow();
    }

    private void addAsBefore(String source) {
        database.walls()
                .in(
                        user,
                        project,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select app.add_document(:project, :source, 'md', 3, 'a.md', 'a', false)")
                                        .param("project", project)
                                        .param("source", source)
                                        .query(String.class)
                                        .single());
    }
}
