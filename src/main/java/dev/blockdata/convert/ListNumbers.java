package dev.blockdata.convert;

import java.util.Locale;

/// The numbers of a list, counted up or down, in the signs that the list asks for.
final class ListNumbers {

    private static final String[] ROMAN = {
        "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final int MOST_ROMAN = 3999;

    private final String type;
    private final int step;
    private int next;

    /// @param type as HTML names it: `1`, `a`, `A`, `i` or `I`
    ListNumbers(String type, int start, boolean down) {
        this.type = type;
        this.next = start;
        this.step = down ? -1 : 1;
    }

    /// Goes on from another number.
    void jump(int value) {
        next = value;
    }

    String next() {
        int number = next;
        next += step;
        return signs(number) + ".";
    }

    private String signs(int number) {
        return switch (type) {
            case "a" -> number > 0 ? letters(number) : Integer.toString(number);
            case "A" ->
                    number > 0
                            ? letters(number).toUpperCase(Locale.ROOT)
                            : Integer.toString(number);
            case "i" ->
                    number > 0 && number <= MOST_ROMAN ? roman(number) : Integer.toString(number);
            case "I" ->
                    number > 0 && number <= MOST_ROMAN
                            ? roman(number).toUpperCase(Locale.ROOT)
                            : Integer.toString(number);
            default -> Integer.toString(number);
        };
    }

    private static String letters(int number) {
        var letters = new StringBuilder();
        for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('a' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    private static String roman(int number) {
        var signs = new StringBuilder();
        int rest = number;
        for (int at = 0; at < VALUES.length; at++) {
            while (rest >= VALUES[at]) {
                signs.append(ROMAN[at]);
                rest -= VALUES[at];
            }
        }
        return signs.toString();
    }
}
