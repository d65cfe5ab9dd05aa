package dev.blockdata.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people type about themselves, brought into the one form in which it is kept.
final class Words {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\p{Z}\\p{C}@<>()\\[\\],;:\\\\\"]{1,64}@[^\\p{Z}\\p{C}@<>()\\[\\],;:\\\\\"]{1,189}");
    private static final int LONGEST_EMAIL = 254;

    private Words() {}

    static String email(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /// Nothing in it is invisible, so that no two look alike for that.
    static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL
                && EMAIL.matcher(email).matches()
                && !email.endsWith(".");
    }

    static String name(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /// 1 to 100 characters, one to be seen among them and none of them a control character.
    static boolean isName(String name) {
        int length = name.codePointCount(0, name.length());
        return length >= 1
                && length <= 100
                && name.codePoints().noneMatch(Words::isControl)
                && name.codePoints()
                        .anyMatch(c ->
                                Character.getType(c) != Character.FORMAT
                                        && !Character.isWhitespace(c)
                                        && !Character.isSpaceChar(c));
    }

    /// Those count too that turn the direction of what stands around them.
    static boolean isControl(int character) {
        return Character.isISOControl(character)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
