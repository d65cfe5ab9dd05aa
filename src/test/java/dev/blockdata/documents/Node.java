package dev.blockdata.documents;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.storage.Content;
import dev.blockdata.storage.FileStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What one process of the product does with documents and their files; several share a database
/// and a store.
final class Node {

    static final byte[] BYTES = {1, 2, 3};

    final SourceFiles files;
    final Documents documents;
    private final TestDatabase database;
    private final FileStore store;
    private final DocumentArrival arrival;

    Node(TestDatabase database, FileStore store) {
        this.database = database;
        this.store = store;
        this.files = new SourceFiles(store);
        this.documents =
                new Documents(
                        database.walls(), database.jdbc(), JsonMapper.builder().build(), _ -> {});
        this.arrival = new DocumentArrival(documents, files);
    }

    Documents.Added upload(UUID user, UUID project, String source) throws IOException {
        return arrival.take(
                user,
                project,
                new Documents.Upload(source, "md", BYTES.length, "a.md", "a", false),
                Content.of(BYTES));
    }

    /// As a request to delete it does.
    void delete(UUID user, UUID project, String source) throws IOException {
        if (documents.delete(user, project, source, null)
                instanceof Documents.Deletion.Deleted(var place)) {
            files.remove(place);
        }
    }

    /// The rows of which the file is not there.
    List<Place> rowsWithoutFile() throws IOException {
        var rows =
                database.superuserJdbc()
                        .sql("select project_id, source_uid, generation from app.documents")
                        .query((row, _) ->
                                new Place(
                                        row.getObject("project_id", UUID.class),
                                        row.getString("source_uid"),
                                        row.getObject("generation", UUID.class)))
                        .list();
        var lacking = new ArrayList<Place>();
        for (var row : rows) {
            if (files.size(row).isEmpty()) {
                lacking.add(row);
            }
        }
        return lacking;
    }

    /// A sweep so much later.
    FileSweeper.Swept sweepIn(Duration later) throws IOException {
        return new FileSweeper(
                        store,
                        files,
                        database.workJdbc(),
                        Clock.offset(Clock.systemUTC(), later),
                        Duration.ofHours(1),
                        new SimpleMeterRegistry())
                .sweep();
    }

    List<String> keys() throws IOException {
        try (var kept = store.list()) {
            return kept.map(FileStore.Kept::key).sorted().toList();
        }
    }
}
