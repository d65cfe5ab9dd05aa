package dev.blockdata.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs of this platform, unpacked from our own dependencies into a directory
/// named by their content.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// Unpacks them below `bin` unless that was done before, and returns their directory.
    static Path unpack(Path bin) {
        var archive = archive();
        var directory = bin.resolve(digest(archive));
        if (Files.isDirectory(directory)) {
            return directory;
        }
        var unfinished = bin.resolve("unfinished");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            extract(archive, unfinished);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
            return directory;
        } catch (IOException failure) {
            throw new StartRefused(
                    "the PostgreSQL programs cannot be unpacked into %s (%s)."
                            .formatted(bin, Home.reason(failure)),
                    failure);
        }
    }

    /// Removes what earlier versions of the product unpacked; only when no server can be running
    /// from it any more.
    static void forgetOthers(Path current) throws IOException {
        try (var directories = Files.list(current.resolveSibling("."))) {
            for (var other : directories.toList()) {
                if (!Files.isSameFile(other, current)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        }
    }

    private static byte[] archive() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var system =
                name.startsWith("mac")
                        ? "Darwin"
                        : name.startsWith("windows") ? "Windows" : "Linux";
        try (var in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        system, System.getProperty("os.arch", ""))) {
            return in.readAllBytes();
        } catch (IllegalStateException | IOException missing) {
            throw new StartRefused(
                    "this build brings no PostgreSQL for %s on %s: name an external one with SPRING_DATASOURCE_URL."
                            .formatted(system, System.getProperty("os.arch")),
                    missing);
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry leaves the archive's own directory");
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        var parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException("programs may not be made executable there");
            }
        }
    }
}
