package dev.blockdata.blocks;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/// The encoding of a text that names none and is not UTF-8, by how often which bytes follow each
/// other in it (Mozilla's detector).
///
/// Only encodings are told that do not look like one another; a text of the West, and one that is
/// too short to tell, is left to whoever asks.
final class Encoding {

    private static final Set<String> TOLD =
            Set.of(
                    "GB18030",
                    "BIG5",
                    "EUC-TW",
                    "SHIFT_JIS",
                    "EUC-JP",
                    "EUC-KR",
                    "TIS620",
                    "KOI8-R",
                    "WINDOWS-1251",
                    "ISO-8859-5",
                    "WINDOWS-1253",
                    "ISO-8859-7",
                    "WINDOWS-1255");

    /// So many bytes beyond ASCII it takes; two letters with an accent are anybody's.
    private static final int FEWEST = 12;

    private static final int LOOKED_AT = 1 << 20;

    private Encoding() {}

    /// The whole of the text is valid in it.
    static Optional<Charset> of(byte[] source) {
        int length = Math.min(source.length, LOOKED_AT);
        int beyondAscii = 0;
        for (int at = 0; at < length; at++) {
            beyondAscii += source[at] < 0 ? 1 : 0;
        }
        if (beyondAscii < FEWEST) {
            return Optional.empty();
        }
        var detector = new UniversalDetector();
        detector.handleData(source, 0, length);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        if (name == null || !TOLD.contains(name) || !Charset.isSupported(name)) {
            return Optional.empty();
        }
        Charset charset = Charset.forName(name);
        try {
            Utf8.strictly(source, charset);
            return Optional.of(charset);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
