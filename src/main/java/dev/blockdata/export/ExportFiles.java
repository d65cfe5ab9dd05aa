package dev.blockdata.export;

import dev.blockdata.storage.Content;
import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The files of the exports in the store, each with a key of its own attempt.
@Component
class ExportFiles {

    static final Duration LET_GO = Duration.ofMinutes(1);
    static final Duration SWEEP = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ExportFiles.class);
    private static final Duration FORGET = Duration.ofDays(30);
    private static final int PAGE = 1000;

    private final FileStore store;
    private final ExportClaims claims;
    private final Clock clock = Clock.systemUTC();

    ExportFiles(FileStore store, ExportClaims claims) {
        this.store = store;
        this.claims = claims;
    }

    void put(ExportFileKey key, Path file) throws IOException {
        long size = Files.size(file);
        store.put(
                key.toString(),
                new Content() {

                    @Override
                    public InputStream open() throws IOException {
                        return Files.newInputStream(file);
                    }

                    @Override
                    public long size() {
                        return size;
                    }
                });
    }

    InputStream open(ExportFileKey key, long from) throws IOException {
        return store.open(key.toString(), from);
    }

    void delete(ExportFileKey key) throws IOException {
        store.delete(key.toString());
    }

    /// Deletes the files whose time is over.
    void letGo() {
        quietly(() -> {
            for (var key : claims.expire(FORGET)) {
                store.deletePrefix(key.prefix());
            }
        });
    }

    /// Deletes the files of attempts that nobody waits for: of killed ones, of deleted projects, of
    /// exports that were given up.
    void sweep() {
        quietly(() -> {
            var old = clock.instant().minus(SWEEP);
            var page = new ArrayList<ExportFileKey>();
            try (var kept = store.list()) {
                for (var file : (Iterable<FileStore.Kept>) kept::iterator) {
                    if (file.since().isBefore(old)) {
                        ExportFileKey.of(file.key()).ifPresent(page::add);
                    }
                    if (page.size() == PAGE) {
                        delete(page);
                        page.clear();
                    }
                }
            }
            delete(page);
        });
    }

    private void delete(List<ExportFileKey> page) throws IOException {
        if (page.isEmpty()) {
            return;
        }
        for (var key : claims.unknown(page)) {
            store.delete(key.toString());
        }
    }

    @FunctionalInterface
    private interface Work {

        void run() throws IOException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException | UncheckedIOException | DataAccessException failure) {
            LOG.warn(
                    "Files of exports stay for now, and are deleted with the next sweep: {}",
                    failure.toString());
        }
    }
}
