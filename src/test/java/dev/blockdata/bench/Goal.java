package dev.blockdata.bench;

import java.util.Locale;

/// What a figure has to reach, or must not go over.
public record Goal(Bound bound, double value) {

    enum Bound {
        AT_LEAST(">="),
        MORE_THAN(">"),
        AT_MOST("<="),
        NONE("");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    public static Goal atLeast(double value) {
        return new Goal(Bound.AT_LEAST, value);
    }

    public static Goal moreThan(double value) {
        return new Goal(Bound.MORE_THAN, value);
    }

    public static Goal atMost(double value) {
        return new Goal(Bound.AT_MOST, value);
    }

    /// For what is told beside the figures that have one.
    public static Goal none() {
        return new Goal(Bound.NONE, Double.NaN);
    }

    /// Whether it was reached, in a word; none for what could not be measured or has no goal.
    public String verdict(double measured) {
        return Double.isNaN(measured) || bound == Bound.NONE
                ? ""
                : isMet(measured) ? "met" : "MISSED";
    }

    private boolean isMet(double measured) {
        return switch (bound) {
            case AT_LEAST -> measured >= value;
            case MORE_THAN -> measured > value;
            case AT_MOST -> measured <= value;
            case NONE -> true;
        };
    }

    @Override
    public String toString() {
        return bound == Bound.NONE ? "" : String.format(Locale.ROOT, "%s %.2f", bound.sign, value);
    }
}
