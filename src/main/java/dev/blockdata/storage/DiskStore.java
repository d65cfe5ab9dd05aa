package dev.blockdata.storage;

import dev.blockdata.http.FullDisk;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files under one directory, which several nodes may share.
///
/// A file is written as a draft and moved into place. Each node has its drafts apart, so that a
/// start can clear away what its own predecessor left; those of other nodes go when they are a day
/// old.
public final class DiskStore implements FileStore {

    private static final String UNFINISHED = ".unfinished";
    private static final Duration OLD_DRAFT = Duration.ofDays(1);
    private static final int MOST_MOVES = 100;
    private static final long HARDLY_ANY_ROOM = 64 << 10;

    private final Path root;
    private final Path unfinished;
    private final Path drafts;

    /// Uses the directory, which is made when it is not there.
    ///
    /// @param node a name that this node keeps over restarts, and that no other has
    public DiskStore(Path directory, String node) {
        try {
            this.root = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
            this.unfinished = root.resolve(UNFINISHED);
            this.drafts = unfinished.resolve(Keys.checked(node));
            deleteTree(drafts);
            prepare();
            deleteOldDrafts();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the directory " + directory + " for files cannot be used", e);
        }
    }

    @Override
    public void put(String key, Content content) throws IOException {
        Path target = path(key);
        Path draft = drafts.resolve(UUID.randomUUID().toString());
        try {
            write(content, draft);
            moveIntoPlace(draft, target);
        } catch (NoSuchFileException e) {
            // The place for drafts is made once: a volume that is gone is not written beside.
            throw new StoreFailure.Away("the directory for files is not there: " + e, e);
        } catch (IOException e) {
            throw told(e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(drafts);
    }

    /// A disk that has no room says so in words, or shows it while the draft is still on it.
    private void write(Content content, Path draft) throws IOException {
        try (var bytes = content.open()) {
            long size = Files.copy(bytes, draft);
            if (size != content.size()) {
                throw new IOException(
                        "%d bytes came where %d were promised".formatted(size, content.size()));
            }
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (IOException e) {
            if (Files.getFileStore(root).getUsableSpace() < HARDLY_ANY_ROOM) {
                throw full(e);
            }
            throw e;
        }
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        try {
            var bytes = Files.newInputStream(path(key), LinkOption.NOFOLLOW_LINKS);
            bytes.skipNBytes(from);
            return bytes;
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(key)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public Set<String> present(NavigableSet<String> keys) {
        return keys.stream()
                .filter(key -> Files.isRegularFile(path(key), LinkOption.NOFOLLOW_LINKS))
                .collect(Collectors.toSet());
    }

    @Override
    public void delete(String key) throws IOException {
        Path path = path(key);
        try {
            Files.deleteIfExists(path);
            deleteEmptyAbove(path);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void deletePrefix(String prefix) throws IOException {
        Keys.checkedPrefix(prefix);
        Path directory = path(prefix.substring(0, prefix.length() - 1));
        try {
            deleteTree(directory);
            deleteEmptyAbove(directory);
        } catch (IOException e) {
            throw told(e);
        }
    }

    /// A directory at a time.
    @Override
    public Stream<Kept> list() throws IOException {
        deleteOldDrafts();
        return children(root).stream()
                .filter(child -> !child.equals(unfinished))
                .flatMap(this::under);
    }

    private Stream<Kept> under(Path path) {
        try {
            var attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                return children(path).stream().flatMap(this::under);
            }
            var key = root.relativize(path).toString().replace(File.separatorChar, '/');
            return attributes.isRegularFile()
                    ? Stream.of(new Kept(key, attributes.lastModifiedTime().toInstant()))
                    : Stream.empty();
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void probe() throws IOException {
        Path probe = drafts.resolve("probe-" + UUID.randomUUID());
        try {
            Files.write(probe, new byte[] {1});
        } catch (NoSuchFileException e) {
            throw new StoreFailure.Away("the directory for files is not there: " + e, e);
        } catch (IOException e) {
            throw told(e);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private Path path(String key) {
        Path path = root.resolve(Keys.checked(key)).normalize();
        if (path.equals(root) || !path.startsWith(root)) {
            throw new IllegalArgumentException("not a key of a file");
        }
        return path;
    }

    private static IOException told(IOException failure) {
        if (failure instanceof StoreFailure || failure instanceof NoSuchFileException) {
            return failure;
        }
        if (FullDisk.isIn(failure)) {
            return full(failure);
        }
        return failure instanceof FileSystemException
                ? new StoreFailure.Away(
                        "the directory for files does not serve: " + failure, failure)
                : failure;
    }

    private static StoreFailure full(IOException failure) {
        return new StoreFailure.Full("the disk for files has no room left: " + failure, failure);
    }

    /// A directory that a deletion takes away between the two steps, or while it is looked at (then
    /// `createDirectories` says that something else has its name), is made again.
    private void moveIntoPlace(Path draft, Path target) throws IOException {
        Path directory = target.getParent() == null ? root : target.getParent();
        for (int moves = 1; ; moves++) {
            try {
                Files.createDirectories(directory);
                Files.move(
                        draft,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                break;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (moves == MOST_MOVES || !Files.exists(draft)) {
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

    private void deleteOldDrafts() throws IOException {
        var before = Instant.now().minus(OLD_DRAFT);
        for (Path node : children(unfinished)) {
            var drafts =
                    Files.isDirectory(node, LinkOption.NOFOLLOW_LINKS)
                            ? children(node)
                            : List.of(node);
            for (Path draft : drafts) {
                try {
                    if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                        Files.deleteIfExists(draft);
                    }
                } catch (NoSuchFileException e) {
                    // Finished meanwhile.
                }
            }
        }
    }

    private void deleteEmptyAbove(Path deleted) throws IOException {
        for (Path directory = deleted.getParent();
                directory != null && !directory.equals(root) && directory.startsWith(root);
                directory = directory.getParent()) {
            try {
                Files.deleteIfExists(directory);
            } catch (DirectoryNotEmptyException e) {
                return;
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
        } catch (NoSuchFileException e) {
            // Somebody else deletes the same.
        }
    }
}
