package dev.blockdata.review;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a block: its conversion and its place in it.
record BlockUid(String convUid, int index) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64}):(0|[1-9][0-9]{0,8})");

    /// Empty where the text names no block at all, and so none of any run.
    static Optional<BlockUid> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new BlockUid(form.group(1), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }
}
