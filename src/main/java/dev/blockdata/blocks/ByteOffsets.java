package dev.blockdata.blocks;

/// Turns positions in a Java string (UTF-16) into positions in its UTF-8 bytes.
///
/// Positions must be asked for in rising order: so the whole document is walked once, however many
/// blocks it has.
final class ByteOffsets {

    private final String text;
    private int chars;
    private int bytes;

    ByteOffsets(String text) {
        this.text = text;
    }

    int at(int index) {
        while (chars < index) {
            var c = text.charAt(chars);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)) {
                bytes += 4;
                chars++;
            } else {
                bytes += 3;
            }
            chars++;
        }
        if (chars != index) {
            throw new IllegalStateException(
                    "position " + index + " is behind " + chars + " or cuts a character");
        }
        return bytes;
    }
}
