package dev.blockdata.ingest;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Kinds of files that are no text, by their first bytes.
enum Binary {
    PDF("a PDF file", "255044462d"),
    RTF("a rich text file (RTF)", "7b5c72746631"),
    ZIP("a ZIP archive or an office file", "504b0304", "504b0506", "504b0708"),
    OLE("an old or encrypted office file", "d0cf11e0a1b11ae1"),
    PNG("a picture", "89504e470d0a1a0a"),
    JPEG("a picture", "ffd8ff"),
    GIF("a picture", "474946383761", "474946383961"),
    GZIP("compressed", "1f8b08"),
    SEVEN_ZIP("compressed", "377abcaf271c"),
    RAR("compressed", "526172211a07"),
    XZ("compressed", "fd377a585a00"),
    BZIP2("compressed", "425a6839314159265359"),
    ZSTD("compressed", "28b52ffd"),
    ELF("a program", "7f454c46"),
    CLASS("a program", "cafebabe"),
    SQLITE("a database", "53514c69746520666f726d6174203300"),
    /// A NUL byte where no byte-order mark says UTF-16 or UTF-32.
    OTHER("binary: it holds NUL bytes");

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] UTF_16_LE = HEX.parseHex("fffe");
    private static final byte[] UTF_16_BE = HEX.parseHex("feff");
    private static final byte[] UTF_32_BE = HEX.parseHex("0000feff");

    private final String words;
    private final byte[][] beginnings;

    Binary(String words, String... beginnings) {
        this.words = words;
        this.beginnings =
                Arrays.stream(beginnings)
                        .map(bytes -> HexFormat.of().parseHex(bytes))
                        .toArray(byte[][]::new);
    }

    String words() {
        return words;
    }

    /// The kind of binary that begins like this; empty for what may be text.
    static Optional<Binary> in(byte[] head) {
        var known =
                Arrays.stream(values())
                        .filter(kind ->
                                Arrays.stream(kind.beginnings)
                                        .anyMatch(beginning -> beginsWith(head, beginning)))
                        .findFirst();
        return known.isPresent() || isWideText(head) || !holdsNul(head)
                ? known
                : Optional.of(OTHER);
    }

    private static boolean isWideText(byte[] head) {
        return beginsWith(head, UTF_16_LE)
                || beginsWith(head, UTF_16_BE)
                || beginsWith(head, UTF_32_BE);
    }

    private static boolean holdsNul(byte[] head) {
        for (var b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsWith(byte[] head, byte[] beginning) {
        return head.length >= beginning.length
                && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
    }
}
