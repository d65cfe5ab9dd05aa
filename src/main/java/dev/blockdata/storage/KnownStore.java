package dev.blockdata.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/// The store, as long as it is the one that the database knows: else nothing is read from it,
/// written to it or deleted in it.
///
/// A store bears its id as a file, the database has the same one. The first node to start makes
/// both; an installation from before there were ids adopts the store that it has.
final class KnownStore implements FileStore {

    static final String MARK = "blockdata-store";

    private static final Logger LOG = LoggerFactory.getLogger(KnownStore.class);
    private static final Pattern OF_A_DOCUMENT =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f]{64}/.+");
    private static final int LONGEST_MARK = 100;
    private static final int LOOKED_THROUGH = 1000;
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    private final FileStore store;
    private final StoreIds ids;
    private final String place;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Standing standing = new Standing.Away("nobody has looked at it yet");
    private volatile long lookedAt = System.nanoTime() - PATIENCE;
    private volatile boolean proven;
    private volatile boolean doubted;

    /// @param place where the store is, for sentences to operators
    KnownStore(FileStore store, StoreIds ids, String place) {
        this.store = store;
        this.ids = ids;
        this.place = place;
        look();
    }

    /// How the store and the database stand to each other.
    sealed interface Standing {

        record Fits(UUID id) implements Standing {}

        /// It is another database's store, or none; in words for an operator.
        record Strange(String words) implements Standing {}

        /// Nobody can tell at the moment; in words for an operator.
        record Away(String words) implements Standing {}
    }

    Standing standing() {
        return standing;
    }

    String place() {
        return place;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void lookAgain() {
        look();
    }

    private Standing look() {
        looking.lock();
        try {
            doubted = false;
            tell(standing, compared());
        } finally {
            lookedAt = System.nanoTime();
            looking.unlock();
        }
        return standing;
    }

    private void tell(Standing before, Standing now) {
        proven = now instanceof Standing.Fits || (proven && now instanceof Standing.Away);
        standing = now;
        if (!now.equals(before)) {
            switch (now) {
                case Standing.Fits _ -> LOG.info("Files are kept in {}", place);
                case Standing.Strange(var words) ->
                        LOG.error("No file is touched in {}: {}", place, words);
                case Standing.Away(var words) ->
                        LOG.warn("Files in {} cannot be reached: {}", place, words);
            }
        }
    }

    private Standing compared() {
        try {
            var mark = mark();
            if (standing instanceof Standing.Fits(var id)
                    && mark.equals(Optional.of(id.toString()))) {
                store.prepare();
                return standing;
            }
            return compare(mark, ids.known());
        } catch (IOException failure) {
            return new Standing.Away(String.valueOf(failure.getMessage()));
        } catch (UncheckedIOException failure) {
            return new Standing.Away(String.valueOf(failure.getMessage()));
        } catch (DataAccessException failure) {
            return new Standing.Away("the database cannot be asked which store it knows");
        }
    }

    private Standing compare(Optional<String> mark, StoreIds.Known known) throws IOException {
        var id = known.id();
        if (id != null && mark.equals(Optional.of(id.toString()))) {
            if (!known.marked()) {
                ids.marked(id);
            }
            store.prepare();
            return new Standing.Fits(id);
        }
        if (mark.isPresent()) {
            return new Standing.Strange(
                    "its file %s names the store %s, and the database knows %s. Set the store that belongs to the database; docs/operating.md says what to do when it is to be this one."
                            .formatted(
                                    MARK, mark.get(), id == null ? "none yet" : "the store " + id));
        }
        if (known.marked()) {
            return new Standing.Strange(
                    "its file %s is missing, so it is not the store %s that the database knows. Set the store that belongs to the database (every node needs the same one); docs/operating.md says what to do when it is to be this one."
                            .formatted(MARK, id));
        }
        if (!known.documents() && holdsDocuments()) {
            return new Standing.Strange(
                    "it holds files of documents, and the database knows of no document at all. Set the database that belongs to it, or an empty store.");
        }
        return markIt();
    }

    private Standing markIt() throws IOException {
        var begun = ids.beginMarking(UuidCreator.getTimeOrderedEpoch());
        if (begun.isEmpty()) {
            return new Standing.Away("another node is giving its store an id just now");
        }
        var id = begun.get();
        store.put(MARK, Content.of((id + "\n").getBytes(StandardCharsets.US_ASCII)));
        ids.marked(id);
        return new Standing.Fits(id);
    }

    private Optional<String> mark() throws IOException {
        try (var bytes = store.open(MARK)) {
            return Optional.of(
                    new String(bytes.readNBytes(LONGEST_MARK), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean holdsDocuments() throws IOException {
        try (var files = store.list()) {
            return files.limit(LOOKED_THROUGH)
                    .anyMatch(file -> OF_A_DOCUMENT.matcher(file.key()).matches());
        }
    }

    /// A proven store that is away says so itself, at each request.
    private FileStore known() throws StoreFailure {
        return switch (upToDate()) {
            case Standing.Fits _ -> store;
            case Standing.Away(var words) -> {
                if (!proven) {
                    throw new StoreFailure.Away(words, null);
                }
                yield store;
            }
            case Standing.Strange(var words) -> throw new StoreFailure.Away(words, null);
        };
    }

    private Standing upToDate() {
        if (proven || System.nanoTime() - lookedAt < PATIENCE) {
            return standing;
        }
        looking.lock();
        try {
            return System.nanoTime() - lookedAt < PATIENCE ? standing : look();
        } finally {
            looking.unlock();
        }
    }

    /// After a failure it is looked at again before anybody begins anything.
    @Override
    public boolean isAtHand() {
        return (doubted ? look() : upToDate()) instanceof Standing.Fits;
    }

    private interface Question<T> {

        T ask(FileStore store) throws IOException;
    }

    private <T> T ask(Question<T> question) throws IOException {
        try {
            return question.ask(known());
        } catch (StoreFailure.Away failure) {
            doubted = proven;
            throw failure;
        }
    }

    private interface Deed {

        void on(FileStore store) throws IOException;
    }

    private void does(Deed deed) throws IOException {
        ask(store -> {
            deed.on(store);
            return true;
        });
    }

    @Override
    public void put(String key, Content content) throws IOException {
        does(store -> store.put(key, content));
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        return ask(store -> store.open(key, from));
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        return ask(store -> store.size(key));
    }

    @Override
    public Set<String> present(NavigableSet<String> keys) throws IOException {
        return ask(store -> store.present(keys));
    }

    @Override
    public void delete(String key) throws IOException {
        does(store -> store.delete(key));
    }

    @Override
    public void deletePrefix(String prefix) throws IOException {
        does(store -> store.deletePrefix(prefix));
    }

    @Override
    public Stream<Kept> list() throws IOException {
        return ask(FileStore::list);
    }

    @Override
    public void probe() throws IOException {
        store.probe();
    }
}
