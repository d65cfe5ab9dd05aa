package dev.blockdata.blocks;

/// Where lines end: at LF, CR or both together, and nowhere else (U+2028 is text).
final class Lines {

    private Lines() {}

    static int end(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /// The start of the line after the break at `end`; past the text where there is no further
    /// line.
    static int next(String text, int end) {
        return text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
}
