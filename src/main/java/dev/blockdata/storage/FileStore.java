package dev.blockdata.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Bytes by key; what is under a key is there whole and durable, or not at all.
///
/// Keys are made by us (`<project>/<hash>`), never typed by a person; one that could lead out of
/// the store is refused all the same. What the store cannot do now is a [StoreFailure].
public interface FileStore {

    /// Keeps the bytes under the key, in place of what was there. When this returns they outlive a
    /// power cut; when it throws, nothing has changed.
    void put(String key, Content content) throws IOException;

    /// The bytes under the key; [java.nio.file.NoSuchFileException] where there are none. The
    /// caller closes.
    default InputStream open(String key) throws IOException {
        return open(key, 0);
    }

    /// The bytes under the key from this one on, counted from 0, which is less than how many there
    /// are, or 0.
    InputStream open(String key, long from) throws IOException;

    /// How many bytes are under the key, if any are.
    OptionalLong size(String key) throws IOException;

    /// Those of the keys under which something is. Cheap for many neighbours in order.
    Set<String> present(NavigableSet<String> keys) throws IOException;

    /// Deletes what is under the key, if anything is.
    void delete(String key) throws IOException;

    /// Deletes everything whose key begins with this, which ends in a slash.
    void deletePrefix(String prefix) throws IOException;

    /// A file that is kept here, and when it was put.
    record Kept(String key, Instant since) {}

    /// Everything that is kept; what comes or goes meanwhile may be in it or not. A failure on the
    /// way is an [java.io.UncheckedIOException]. The caller closes.
    Stream<Kept> list() throws IOException;

    /// Fails unless a file could be kept here now, as far as that can be told cheaply.
    void probe() throws IOException;

    /// Makes what the store needs for itself; asked for when it is certain that it is the right
    /// one.
    default void prepare() throws IOException {}

    /// Whether it is worth while to begin something that needs it.
    default boolean isAtHand() {
        return true;
    }
}
