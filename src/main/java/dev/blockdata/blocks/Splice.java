package dev.blockdata.blocks;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;

/// Puts new texts into the original bytes; every byte outside the replaced ranges stays as it was.
public final class Splice {

    private static final Comparator<Replacement> BY_POSITION =
            Comparator.<Replacement>comparingInt(r -> r.span().start())
                    .thenComparingInt(r -> r.span().end());

    private Splice() {}

    /// The order of the replacements does not matter. Refuses, with an [IllegalArgumentException],
    /// ranges that overlap, lie outside, cut a UTF-8 character, or insert twice at one place (which
    /// would have no order).
    public static byte[] apply(byte[] original, List<Replacement> replacements) {
        var result = new ByteArrayOutputStream(original.length);
        var done = 0;
        var lastStart = -1;
        for (var replacement : replacements.stream().sorted(BY_POSITION).toList()) {
            var span = replacement.span();
            check(original, span);
            if (span.start() < done || (span.length() == 0 && span.start() == lastStart)) {
                throw new IllegalArgumentException("replacements overlap at byte " + span.start());
            }
            result.write(original, done, span.start() - done);
            result.writeBytes(Utf8.bytes(replacement.text()));
            done = span.end();
            lastStart = span.start();
        }
        result.write(original, done, original.length - done);
        return result.toByteArray();
    }

    private static void check(byte[] original, Span span) {
        if (span.end() > original.length) {
            throw new IllegalArgumentException(
                    "the range ends at byte "
                            + span.end()
                            + ", the text at byte "
                            + original.length);
        }
        if (cutsCharacter(original, span.start()) || cutsCharacter(original, span.end())) {
            throw new IllegalArgumentException(
                    "the range " + span.start() + " to " + span.end() + " cuts a character");
        }
    }

    private static boolean cutsCharacter(byte[] utf8, int at) {
        return at < utf8.length && (utf8[at] & 0xC0) == 0x80;
    }
}
