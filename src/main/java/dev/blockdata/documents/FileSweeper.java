package dev.blockdata.documents;

import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// Removes files whose document is gone, and tells of documents whose file is gone.
///
/// A crash between a file and its row leaves the one without the other. Only what is older than an
/// hour is looked at: an upload that is still going on has no row yet.
final class FileSweeper {

    static final Duration YOUNG = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(FileSweeper.class);
    private static final Pattern KEY =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f]{64})/[a-z]+");
    private static final int PAGE = 1000;

    private final FileStore store;
    private final SourceFiles files;
    private final JdbcClient db;
    private final Clock clock;

    FileSweeper(FileStore store, SourceFiles files, JdbcClient db, Clock clock) {
        this.store = store;
        this.files = files;
        this.db = db;
        this.clock = clock;
    }

    /// What a sweep did: documents' worth of files that it removed, documents that it found without
    /// their file.
    record Swept(int removed, int lacking) {}

    private record Key(UUID project, String source) {}

    /// At the start, and every hour from then on.
    @Scheduled(initialDelay = 10, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void sweepOften() {
        try {
            var swept = sweep();
            if (swept.removed() > 0) {
                LOG.info("Removed the files of {} documents that are not there", swept.removed());
            }
        } catch (IOException | UncheckedIOException | DataAccessException failure) {
            LOG.warn(
                    "The sweep of the files ended early and is taken up an hour from now: {}",
                    failure.toString());
        }
    }

    Swept sweep() throws IOException {
        return new Swept(removeOrphans(), countLacking());
    }

    private int removeOrphans() throws IOException {
        var before = clock.instant().minus(YOUNG);
        var removed = 0;
        var page = new LinkedHashSet<Key>();
        try (var kept = store.list()) {
            for (var file : (Iterable<FileStore.Kept>) kept::iterator) {
                var key = KEY.matcher(file.key());
                if (key.matches() && file.since().isBefore(before)) {
                    page.add(new Key(UUID.fromString(key.group(1)), key.group(2)));
                }
                if (page.size() == PAGE) {
                    removed += remove(unknown(page));
                    page.clear();
                }
            }
        }
        return removed + remove(unknown(page));
    }

    private int remove(List<Key> keys) {
        var removed = 0;
        for (var key : keys) {
            removed +=
                    files.removeIf(
                                    key.project(),
                                    key.source(),
                                    () -> !unknown(List.of(key)).isEmpty())
                            ? 1
                            : 0;
        }
        return removed;
    }

    private List<Key> unknown(Collection<Key> keys) {
        return db.sql(
                        "select x.project_id, x.source_uid from app.unknown_documents(:projects, :sources) x")
                .param("projects", keys.stream().map(Key::project).toArray(UUID[]::new))
                .param("sources", keys.stream().map(Key::source).toArray(String[]::new))
                .query((row, _) ->
                        new Key(
                                row.getObject("project_id", UUID.class),
                                row.getString("source_uid")))
                .list();
    }

    private int countLacking() throws IOException {
        var lacking = 0;
        var last = new Key(new UUID(0, 0), "");
        List<Key> page;
        do {
            page = behind(last);
            for (var key : page) {
                if (files.size(key.project(), key.source()).isEmpty()) {
                    lacking++;
                    LOG.warn(
                            "The file of document {} in project {} is missing",
                            key.source(),
                            key.project());
                }
                last = key;
            }
        } while (page.size() == PAGE);
        return lacking;
    }

    private List<Key> behind(Key last) {
        return db.sql(
                        "select x.project_id, x.source_uid from app.documents_behind(:project, :source, :limit) x")
                .param("project", last.project())
                .param("source", last.source())
                .param("limit", PAGE)
                .query((row, _) ->
                        new Key(
                                row.getObject("project_id", UUID.class),
                                row.getString("source_uid")))
                .list();
    }
}
