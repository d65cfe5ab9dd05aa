package dev.blockdata.documents;

import dev.blockdata.storage.FileStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes files of which no document is, and tells of documents whose file is gone.
///
/// A crash between a file and its row leaves the one without the other. Only files that are older
/// than an hour are looked at: an upload that is still going on has no row yet.
final class FileSweeper {

    static final Duration AFTER_THE_START = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FileSweeper.class);
    private static final int PAGE = 1000;
    private static final int MOST_NAMED = 20;

    private final FileStore store;
    private final SourceFiles files;
    private final JdbcClient db;
    private final Clock clock;
    private final Duration young;
    private final Counter orphans;
    private final AtomicInteger lacking = new AtomicInteger();

    FileSweeper(
            FileStore store,
            SourceFiles files,
            JdbcClient db,
            Clock clock,
            Duration young,
            MeterRegistry meters) {
        this.store = store;
        this.files = files;
        this.db = db;
        this.clock = clock;
        this.young = young;
        this.orphans =
                Counter.builder("blockdata.files.orphans")
                        .description("Uploads' worth of files that no document was of, removed")
                        .register(meters);
        Gauge.builder("blockdata.files.lacking", lacking, AtomicInteger::get)
                .description("Documents whose file was missing at the last sweep")
                .register(meters);
    }

    /// What a sweep did: uploads' worth of files that it removed, documents that it found without
    /// their file.
    record Swept(int removed, int lacking) {}

    void sweepOften() {
        try {
            var swept = sweep();
            if (swept.removed() > 0) {
                LOG.info(
                        "Removed the files of {} uploads of which no document is", swept.removed());
            }
            if (swept.lacking() > MOST_NAMED) {
                LOG.warn("The files of {} documents are missing", swept.lacking());
            }
        } catch (IOException | UncheckedIOException | DataAccessException failure) {
            LOG.warn(
                    "The sweep of the files ended early and is taken up with the next one: {}",
                    failure.toString());
        }
    }

    Swept sweep() throws IOException {
        return new Swept(removeOrphans(), countLacking());
    }

    private int removeOrphans() throws IOException {
        var before = clock.instant().minus(young);
        var removed = 0;
        var page = new LinkedHashSet<Place>();
        try (var kept = store.list()) {
            for (var file : (Iterable<FileStore.Kept>) kept::iterator) {
                if (file.since().isBefore(before)) {
                    Place.of(file.key()).ifPresent(page::add);
                }
                if (page.size() == PAGE) {
                    removed += remove(unknown(page));
                    page.clear();
                }
            }
        }
        return removed + remove(unknown(page));
    }

    private int remove(List<Place> places) throws IOException {
        for (var place : places) {
            files.remove(place);
            orphans.increment();
        }
        return places.size();
    }

    /// Those of which no document is. Nobody makes one of them later: its row would be there.
    private List<Place> unknown(Collection<Place> places) {
        return db.sql(
                        """
                        select x.project_id, x.source_uid, x.generation
                          from app.unknown_documents(:projects, :sources, :generations) x
                        """)
                .param("projects", places.stream().map(Place::projectId).toArray(UUID[]::new))
                .param("sources", places.stream().map(Place::sourceUid).toArray(String[]::new))
                .param("generations", places.stream().map(Place::generation).toArray(UUID[]::new))
                .query((row, _) ->
                        new Place(
                                row.getObject("project_id", UUID.class),
                                row.getString("source_uid"),
                                row.getObject("generation", UUID.class)))
                .list();
    }

    private int countLacking() throws IOException {
        var count = 0;
        var last = new Place(new UUID(0, 0), "", null);
        List<Place> page;
        do {
            page = behind(last);
            for (var place : lacking(page)) {
                if (count++ < MOST_NAMED) {
                    LOG.warn(
                            "The file of document {} in project {} is missing: upload it again to bring it back",
                            place.sourceUid(),
                            place.projectId());
                }
            }
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == PAGE);
        lacking.set(count);
        return count;
    }

    /// A document that is deleted meanwhile lacks nothing.
    private List<Place> lacking(List<Place> page) throws IOException {
        var keys = new TreeSet<String>();
        page.forEach(place -> keys.add(place.source()));
        var present = store.present(keys);
        var absent = page.stream().filter(place -> !present.contains(place.source())).toList();
        if (absent.isEmpty()) {
            return absent;
        }
        var gone = unknown(absent);
        return absent.stream().filter(place -> !gone.contains(place)).toList();
    }

    private List<Place> behind(Place last) {
        return db.sql(
                        """
                        select x.project_id, x.source_uid, x.generation
                          from app.documents_behind(:project, :source, :limit) x
                        """)
                .param("project", last.projectId())
                .param("source", last.sourceUid())
                .param("limit", PAGE)
                .query((row, _) ->
                        new Place(
                                row.getObject("project_id", UUID.class),
                                row.getString("source_uid"),
                                row.getObject("generation", UUID.class)))
                .list();
    }
}
