package dev.blockdata.blocks;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// How well bytes read as UTF-8: characters beyond ASCII, places that are damaged, and the first of
/// these (-1 for none).
record Utf8Scan(int sequences, int damages, int firstDamage) {

    private static final int CHUNK = 8192;

    static Utf8Scan of(byte[] source) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(source);
        var out = CharBuffer.allocate(CHUNK);
        var sequences = 0;
        var damages = 0;
        var firstDamage = -1;
        while (true) {
            var result = decoder.decode(in, out, true);
            sequences += beyondAscii(out.flip());
            out.clear();
            if (result.isUnderflow()) {
                return new Utf8Scan(sequences, damages, firstDamage);
            }
            if (result.isError()) {
                damages++;
                firstDamage = firstDamage < 0 ? in.position() : firstDamage;
                in.position(in.position() + result.length());
                decoder.reset();
            }
        }
    }

    private static int beyondAscii(CharBuffer chars) {
        var count = 0;
        while (chars.hasRemaining()) {
            var c = chars.get();
            count += c >= 0x80 && !Character.isLowSurrogate(c) ? 1 : 0;
        }
        return count;
    }
}
