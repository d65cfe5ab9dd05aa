package dev.blockdata.storage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files by key under one directory; a file is there whole and durable, or not at all.
///
/// Keys are made by us (`<project>/<hash>`), never typed by a person; one that could leave the
/// directory is refused all the same.
public final class FileStore {

    private static final Pattern KEY =
            Pattern.compile(
                    "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,7}");
    private static final String UNFINISHED = ".unfinished";

    private final Path root;
    private final Path unfinished;

    /// Uses the directory, which is made when it is not there. What a killed predecessor left
    /// half-written goes.
    public FileStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.unfinished = this.root.resolve(UNFINISHED);
        try {
            Files.createDirectories(this.root);
            deleteTree(unfinished);
            Files.createDirectories(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the directory " + this.root + " for files cannot be used", e);
        }
    }

    /// Keeps what the stream gives under the key, in place of what was there, and says how many
    /// bytes it was.
    ///
    /// When this returns, the bytes outlive a power cut; when it throws, nothing has changed.
    public long put(String key, InputStream bytes) throws IOException {
        Path target = path(key);
        Path draft = unfinished.resolve(UUID.randomUUID().toString());
        try {
            long size = Files.copy(bytes, draft);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            moveIntoPlace(draft, target);
            return size;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// The bytes under the key; [NoSuchFileException] where there are none. The caller closes.
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key), LinkOption.NOFOLLOW_LINKS);
    }

    /// How many bytes are under the key, if any are.
    public OptionalLong size(String key) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    /// Deletes what is under the key, and says whether there was anything.
    public boolean delete(String key) throws IOException {
        return Files.deleteIfExists(path(key));
    }

    /// Deletes everything whose key begins with this, which ends in a slash: a whole directory.
    public void deletePrefix(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends in a slash");
        }
        try {
            deleteTree(path(prefix.substring(0, prefix.length() - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException("files cannot be deleted", e);
        }
    }

    /// A file that is kept here, and when it was put.
    public record Kept(String key, Instant since) {}

    /// Everything that is kept, a directory at a time; what comes or goes meanwhile may be in it or
    /// not. The caller closes.
    public Stream<Kept> list() throws IOException {
        return Files.walk(root)
                .filter(path -> !path.startsWith(unfinished))
                .mapMulti((path, kept) -> {
                    try {
                        var attributes =
                                Files.readAttributes(
                                        path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                        if (attributes.isRegularFile()) {
                            var key =
                                    root.relativize(path)
                                            .toString()
                                            .replace(File.separatorChar, '/');
                            kept.accept(new Kept(key, attributes.lastModifiedTime().toInstant()));
                        }
                    } catch (NoSuchFileException e) {
                        // Deleted meanwhile.
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /// Fails unless a file can be written here now.
    void probe() throws IOException {
        Path probe = unfinished.resolve("probe-" + UUID.randomUUID());
        try {
            Files.write(probe, new byte[] {1});
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Path path(String key) {
        Path path = KEY.matcher(key).matches() ? root.resolve(key).normalize() : root;
        if (path.equals(root) || !path.startsWith(root)) {
            throw new IllegalArgumentException("not a key of a file");
        }
        return path;
    }

    /// A directory that a deletion takes away between the two steps is made again.
    private void moveIntoPlace(Path draft, Path target) throws IOException {
        Path directory = target.getParent() == null ? root : target.getParent();
        for (int attempt = 1; ; attempt++) {
            Files.createDirectories(directory);
            try {
                Files.move(
                        draft,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                break;
            } catch (NoSuchFileException e) {
                if (attempt == 3) {
                    throw e;
                }
            }
        }
        for (Path made = directory;
                made != null && made.startsWith(root);
                made = made.getParent()) {
            makeDurable(made);
        }
    }

    /// A new name is durable once its directory is; Windows knows no such thing.
    private static void makeDurable(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (NoSuchFileException e) {
                // Deleted meanwhile, with all that was in it.
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                try {
                    Files.deleteIfExists(path);
                } catch (DirectoryNotEmptyException e) {
                    // Somebody has put a file in just now; it is theirs.
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
