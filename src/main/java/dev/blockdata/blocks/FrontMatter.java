package dev.blockdata.blocks;

/// Where YAML front matter ends: cut by hand, before any Markdown is read.
final class FrontMatter {

    private FrontMatter() {}

    /// The end of the closing line (without its break) of front matter that begins at `from`, or -1
    /// where there is none: it opens with a line `---` and closes with `---` or `...`.
    static int end(String text, int from) {
        var end = Lines.end(text, from);
        if (!isFence(text, from, end, "---")) {
            return -1;
        }
        while (end < text.length()) {
            var start = Lines.next(text, end);
            end = Lines.end(text, start);
            if (isFence(text, start, end, "---") || isFence(text, start, end, "...")) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isFence(String text, int start, int end, String fence) {
        return end - start >= fence.length()
                && text.startsWith(fence, start)
                && text.substring(start + fence.length(), end).isBlank();
    }
}
