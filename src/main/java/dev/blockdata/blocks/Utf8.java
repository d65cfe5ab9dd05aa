package dev.blockdata.blocks;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Coding that never puts a substitute character in silence.
final class Utf8 {

    static final char BOM = '\uFEFF';

    private Utf8() {}

    static String text(byte[] utf8) {
        // Looked at first and made then: a decoder's own buffer would be a copy twice as wide.
        if (Utf8Scan.of(utf8).firstDamage() >= 0) {
            throw new IllegalArgumentException("not valid UTF-8");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "a text with half a character (unpaired surrogate)", e);
        }
    }

    static String strictly(byte[] source, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(source))
                .toString();
    }
}
