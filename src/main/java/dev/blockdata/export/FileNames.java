package dev.blockdata.export;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of files made from titles: flat, harmless on every system, and each only once, upper and
/// lower case being the same.
final class FileNames {

    private static final int LONGEST = 80;

    /// In UTF-8; file systems allow 255 with the ending and a number.
    private static final int MOST_BYTES = 200;

    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|%]+");
    private static final Pattern EDGES = Pattern.compile("^[\\s.~-]+|[\\s.]+$");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private final Set<String> taken = new HashSet<>();

    /// The title as a file name; another one than any before.
    String unique(String title, String extension) {
        var base = safe(title);
        var name = base;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = base + " (" + n + ")";
        }
        return name + extension;
    }

    /// The title without what a file system or a header would take for something else.
    static String safe(String title) {
        var flat = UNFIT.matcher(Normalizer.normalize(title, Normalizer.Form.NFC)).replaceAll("_");
        var bounded = EDGES.matcher(begin(flat)).replaceAll("");
        if (bounded.isEmpty()) {
            return "untitled";
        }
        return RESERVED.matcher(bounded).matches() ? "_" + bounded : bounded;
    }

    private static String begin(String text) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
