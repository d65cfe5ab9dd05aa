package dev.blockdata.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// The guard before every office file: what is let through is a zip of the demanded kind, of a size
/// that can be read, without macros.
///
/// It looks at names, sizes and content types only. Each entry is unpacked once and counted,
/// because the sizes in a zip's directory are whatever its maker wrote there.
final class OfficeFile {

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 512L << 20;
    private static final long RATIO_COUNTS_FROM = 10L << 20;
    private static final int MOST_RATIO = 200;

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    /// Whose file it is: what people call it, and how its name ends.
    enum Program {
        WORD("a Word document", "Word", ".docx", "wordprocessingml"),
        POWERPOINT("a PowerPoint presentation", "PowerPoint", ".pptx", "presentationml"),
        EXCEL("an Excel workbook", "Excel", ".xlsx", "spreadsheetml");

        private final String called;
        private final String program;
        private final String ending;
        private final String vocabulary;

        Program(String called, String program, String ending, String vocabulary) {
            this.called = called;
            this.program = program;
            this.ending = ending;
            this.vocabulary = vocabulary;
        }

        /// With its article, as it stands in a sentence.
        String called() {
            return called;
        }

        /// The word in the content type of its main part.
        String vocabulary() {
            return vocabulary;
        }
    }

    private OfficeFile() {}

    /// Returns where the file may be opened as what it is said to be.
    ///
    /// @throws UnreadableFile where it is encrypted, old, damaged, of another kind, a zip bomb or
    ///   carries macros
    static void demand(Path file, Program kind) throws IOException, UnreadableFile {
        if (begins(file, OLE2)) {
            throw old(file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            weigh(zip);
            ContentTypes.of(zip).demand(kind);
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, damaged);
        }
        // Whatever opens the file after this is bounded as well.
        ZipSecureFile.setMinInflateRatio(1.0 / (5 * MOST_RATIO));
        ZipSecureFile.setMaxEntrySize(MOST_BYTES);
        ZipSecureFile.setMaxFileCount(MOST_ENTRIES);
    }

    private static boolean begins(Path file, byte[] magic) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        }
    }

    /// The container of office files until 2003, and of encrypted ones ever since.
    private static UnreadableFile old(Path file) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return new UnreadableFile(UnreadableFile.ENCRYPTED);
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return old(Program.WORD);
            }
            if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
                return old(Program.POWERPOINT);
            }
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
                return old(Program.EXCEL);
            }
            return new UnreadableFile(UnreadableFile.DAMAGED);
        } catch (IOException | RuntimeException damaged) {
            return new UnreadableFile(UnreadableFile.DAMAGED, damaged);
        }
    }

    private static UnreadableFile old(Program kind) {
        return new UnreadableFile(
                "This is an old %s file. Save it as %s and upload it again."
                        .formatted(kind.program, kind.ending));
    }

    private static void weigh(ZipFile zip) throws IOException, UnreadableFile {
        if (zip.size() > MOST_ENTRIES) {
            throw new UnreadableFile(
                    "This file unpacks to far more than an office file holds: %d parts."
                            .formatted(zip.size()));
        }
        long declared = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            declared += Math.max(0, entry.getSize());
            demandBelow(entry, entry.getSize(), declared);
        }
        long counted = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            counted += unpacked(zip, all.nextElement(), counted);
        }
    }

    /// How many bytes an entry really unpacks to, `before` it others already did.
    private static long unpacked(ZipFile zip, ZipEntry entry, long before)
            throws IOException, UnreadableFile {
        long count = 0;
        byte[] bytes = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                count += read;
                demandBelow(entry, count, before + count);
            }
        } catch (ZipException damaged) {
            // Whoever needs this part will say so; a broken preview picture hinders nobody.
            return count;
        }
        return count;
    }

    private static void demandBelow(ZipEntry entry, long size, long sum) throws UnreadableFile {
        long packed = Math.max(1, entry.getCompressedSize());
        if (sum > MOST_BYTES || (size > RATIO_COUNTS_FROM && size / packed > MOST_RATIO)) {
            throw new UnreadableFile(
                    "This file unpacks to far more than its size lets expect. It is not opened.");
        }
    }
}
