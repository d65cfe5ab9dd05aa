package dev.blockdata.bench;

import java.util.Locale;

/// What a ratio has to reach, or must not go over.
public record Goal(boolean atLeast, double value) {

    public static Goal atLeast(double value) {
        return new Goal(true, value);
    }

    public static Goal atMost(double value) {
        return new Goal(false, value);
    }

    boolean isMet(double ratio) {
        return atLeast ? ratio >= value : ratio <= value;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", atLeast ? ">=" : "<=", value);
    }
}
