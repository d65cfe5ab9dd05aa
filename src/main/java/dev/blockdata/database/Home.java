package dev.blockdata.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The directory in which this installation keeps its database, its files and its secrets, held by
/// one process at a time.
///
/// The lock is taken before anything else in the directory is read or written, and ends with the
/// process, however that ends. The lock file is never opened a second time: on POSIX systems
/// closing any descriptor of a file drops the process's locks on it.
public final class Home implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private Home(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes hold of the directory, which is made when it is not there and otherwise left as it is.
    public static Home hold(Path wanted) {
        var path = wanted.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                var parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                createPrivate(path);
            }
            path = path.toRealPath();
            var lock = path.resolve("lock");
            var channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartRefused(
                        "another Blockdata is running on the home %s: stop it, or give this one a home of its own with BLOCKDATA_HOME."
                                .formatted(path));
            }
            restrict(lock, "rw-------");
            return new Home(path, channel);
        } catch (IOException failure) {
            throw new StartRefused(
                    "the home %s cannot be used (%s): make it writable, or name another directory with BLOCKDATA_HOME."
                            .formatted(path, reason(failure)),
                    failure);
        }
    }

    public Path path() {
        return path;
    }

    /// A directory in the home that belongs to us alone, made on first use.
    public Path directory(String name) {
        var directory = path.resolve(name);
        try {
            if (Files.isDirectory(directory)) {
                restrict(directory, "rwx------");
            } else {
                createPrivate(directory);
            }
            return directory;
        } catch (IOException failure) {
            throw new StartRefused(
                    "%s cannot be made (%s).".formatted(directory, reason(failure)), failure);
        }
    }

    /// A directory in the home for what is in the making: empty, because what a predecessor that
    /// was killed had made by halves is nobody's any more.
    public Path emptyDirectory(String name) throws IOException {
        var directory = directory(name);
        try (var left = Files.list(directory)) {
            for (var file : left.toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
        return directory;
    }

    /// A name that this home keeps, and that no other has: made on first use.
    public String node() {
        var file = path.resolve("node");
        try {
            if (!Files.exists(file)) {
                writePrivately(file, UUID.randomUUID().toString().getBytes(US_ASCII));
            }
            return Files.readString(file, US_ASCII).strip();
        } catch (IOException failure) {
            throw new StartRefused(
                    "%s cannot be made (%s).".formatted(file, reason(failure)), failure);
        }
    }

    /// Writes a small file that only we can read, whole or not at all.
    static void writePrivately(Path file, byte[] content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, permissions(unfinished, "rw-------"));
        try (var out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// What the system said, for a sentence: without the path, which stands in the sentence
    /// already.
    static String reason(IOException failure) {
        return switch (failure) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileAlreadyExistsException _ -> "a file of that name is in the way";
            case java.nio.file.NoSuchFileException _ -> "no such directory";
            case java.nio.file.FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// Lets go of the directory.
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    static void createPrivate(Path directory) throws IOException {
        Files.createDirectory(directory, permissions(directory, "rwx------"));
        restrict(directory, "rwx------");
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions)
            throws IOException {
        var parent = file.getParent();
        return parent != null && isPosix(parent)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
