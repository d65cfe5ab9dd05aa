package dev.blockdata.models;

import java.lang.Character.UnicodeScript;

/// How many tokens a text takes, roughly: without any provider's vocabulary, the same for all.
///
/// Counted by the kind of character, in hundredths of a token, after what the large vocabularies do
/// to real text: an English word of five letters with its blank takes 1.3 tokens, a longer one
/// more; three digits take one; punctuation, of which code is full, takes one for each change of
/// sign; Chinese, Japanese and Korean take about one for each character, other scripts about a
/// half; an emoji takes three. Within a fifth of the truth for prose and a third for code; on the
/// high side where it errs.
public final class Tokens {

    private static final int WORD = 30;
    private static final int LETTER = 21;
    private static final int FOREIGN_LETTER = 50;
    private static final int DIGIT = 34;
    private static final int SIGN = 70;
    private static final int SAME_SIGN = 20;
    private static final int LINE = 50;
    private static final int BLANK = 8;
    private static final int IDEOGRAPH = 105;
    private static final int PICTURE = 300;

    private Tokens() {}

    public static int estimate(String text) {
        long hundredths = 0;
        int before = ' ';
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            hundredths += weight(point, before);
            before = point;
            at += Character.charCount(point);
        }
        return (int) Math.min(Integer.MAX_VALUE, (hundredths + 99) / 100);
    }

    private static int weight(int point, int before) {
        if (point < 0x80) {
            return ascii(point, before);
        }
        if (Character.isIdeographic(point)) {
            return IDEOGRAPH;
        }
        if (Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK) {
            return letter(point, before);
        }
        return Character.charCount(point) == 2 ? PICTURE : IDEOGRAPH;
    }

    private static int ascii(int point, int before) {
        if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')) {
            return letter(point, before);
        }
        if (point >= '0' && point <= '9') {
            return DIGIT;
        }
        if (point == '\n') {
            return before == '\n' ? SAME_SIGN : LINE;
        }
        if (point <= ' ') {
            return before <= ' ' ? BLANK : 0;
        }
        return before == point ? SAME_SIGN : SIGN;
    }

    private static int letter(int point, int before) {
        return switch (UnicodeScript.of(point)) {
            case LATIN -> (Character.isLetter(before) ? 0 : WORD) + LETTER;
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI, THAI, LAO, KHMER, MYANMAR ->
                    IDEOGRAPH;
            default -> FOREIGN_LETTER;
        };
    }
}
