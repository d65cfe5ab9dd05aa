package dev.blockdata.convert;

/// How office programs write the number of a list item.
public final class Numeral {

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {
        "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };
    private static final int LARGEST_ROMAN = 32_767;
    private static final int LONGEST_LETTERS = 30;

    private Numeral() {}

    public static String roman(int number) {
        if (number < 1 || number > LARGEST_ROMAN) {
            return Integer.toString(number);
        }
        var text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                text.append(ROMAN[i]);
                rest -= VALUES[i];
            }
        }
        return text.toString();
    }

    /// After z come aa, bb, cc: that is how Word goes on.
    public static String letters(int number) {
        int times = (number - 1) / 26 + 1;
        if (number < 1 || times > LONGEST_LETTERS) {
            return Integer.toString(number);
        }
        return String.valueOf((char) ('a' + (number - 1) % 26)).repeat(times);
    }
}
