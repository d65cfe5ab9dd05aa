package dev.blockdata.blocks;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What an uploaded text file turned out to be: UTF-8, something else that was transcoded once, or
/// no text.
public sealed interface SourceText {

    /// Valid UTF-8: the upload itself is the representation, untouched, byte-order mark and all.
    record Utf8Text(byte[] bytes) implements SourceText {}

    /// Another encoding; the bytes are the same characters in UTF-8, a byte-order mark included.
    record Transcoded(String encoding, byte[] bytes) implements SourceText {}

    /// No text that could be read, and why, in words for the person who uploaded it.
    record Refused(String reason) implements SourceText {}

    /// Depends on the bytes alone. A single damaged byte in UTF-8 is refused rather than read as
    /// another encoding, because that would garble every other accented letter of the file.
    static SourceText decode(byte[] source) {
        var marked = markedEncoding(source);
        if (marked != null) {
            return transcoded(source, marked);
        }
        for (var at = 0; at < source.length; at++) {
            if (source[at] == 0) {
                return new Refused(
                        "The file holds a NUL byte (at byte " + at + "), so it is no text file.");
            }
        }
        var utf8 = Utf8Scan.of(source);
        if (utf8.firstDamage() < 0) {
            return new Utf8Text(source);
        }
        if (utf8.sequences() > utf8.damages()) {
            return new Refused(
                    "The file is UTF-8 with a damaged character at byte "
                            + utf8.firstDamage()
                            + ".");
        }
        return of(source);
    }

    /// No UTF-8 and no mark: one of the encodings in which control characters are what they are in
    /// ASCII.
    private static SourceText of(byte[] source) {
        var windows = false;
        for (var at = 0; at < source.length; at++) {
            var b = source[at] & 0xFF;
            if (b < 0x20 && !(b >= '\t' && b <= '\r') && b != 0x1B) {
                return new Refused(
                        "The file holds a control character (at byte "
                                + at
                                + "), so it is no text file.");
            }
            windows |= b >= 0x80 && b <= 0x9F;
        }
        var western = windows ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1;
        return transcoded(source, Encoding.of(source).orElse(western));
    }

    private static SourceText transcoded(byte[] source, Charset charset) {
        try {
            var text = Utf8.strictly(source, charset);
            if (text.indexOf('\0') >= 0) {
                return new Refused("The file holds a NUL character, so it is no text file.");
            }
            // Some decoders swallow the mark, some do not; the characters of the source are to be
            // counted with it.
            var swallowed = markedEncoding(source) != null && text.charAt(0) != Utf8.BOM;
            return new Transcoded(charset.name(), Utf8.bytes(swallowed ? Utf8.BOM + text : text));
        } catch (CharacterCodingException e) {
            return new Refused(
                    "The file is neither UTF-8 nor valid "
                            + charset.name()
                            + ", so it cannot be read as text. Save it as UTF-8 and upload that.");
        }
    }

    /// The encoding that a byte-order mark other than UTF-8's names. The byte order is named, so
    /// that decoding keeps the mark.
    private static @Nullable Charset markedEncoding(byte[] source) {
        if (startsWith(source, 0xFF, 0xFE, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (startsWith(source, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        if (startsWith(source, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(source, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] source, int... bytes) {
        if (source.length < bytes.length) {
            return false;
        }
        for (var at = 0; at < bytes.length; at++) {
            if ((source[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
