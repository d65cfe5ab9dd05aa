package dev.blockdata.documents;

import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The files of the documents: `<project_id>/<source_uid>/source`, and beside it the
/// `representation` where that is another text.
///
/// A file is written before its row and deleted after it, so that a row never lacks its file.
/// Whoever does either holds the document's lock: the same bytes may be uploaded again while a
/// deletion is cleaning up.
@Component
public final class SourceFiles {

    private final FileStore store;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    SourceFiles(FileStore store) {
        this.store = store;
    }

    /// Stores a source and then records it, alone with this document.
    public <T> T store(UUID project, String source, InputStream bytes, Supplier<T> record)
            throws IOException {
        var lock = lock(project, source);
        lock.lock();
        try {
            store.put(key(project, source, "source"), bytes);
            return record.get();
        } finally {
            lock.unlock();
        }
    }

    public void storeRepresentation(UUID project, String source, InputStream bytes)
            throws IOException {
        store.put(key(project, source, "representation"), bytes);
    }

    public InputStream open(UUID project, String source) throws IOException {
        return store.open(key(project, source, "source"));
    }

    public InputStream openRepresentation(UUID project, String source) throws IOException {
        return store.open(key(project, source, "representation"));
    }

    /// How long the source is, if it is there.
    public OptionalLong size(UUID project, String source) throws IOException {
        return store.size(key(project, source, "source"));
    }

    public OptionalLong representationSize(UUID project, String source) throws IOException {
        return store.size(key(project, source, "representation"));
    }

    /// Deletes the files of a document that is gone; `gone` is asked alone with this document.
    public boolean removeIf(UUID project, String source, BooleanSupplier gone) {
        var lock = lock(project, source);
        lock.lock();
        try {
            if (!gone.getAsBoolean()) {
                return false;
            }
            store.deletePrefix(project + "/" + source + "/");
            return true;
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(UUID project, String source) {
        return locks[Math.floorMod(project.hashCode() * 31 + source.hashCode(), locks.length)];
    }

    private static String key(UUID project, String source, String name) {
        return project + "/" + source + "/" + name;
    }
}
