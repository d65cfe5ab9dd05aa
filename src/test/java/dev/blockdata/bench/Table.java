package dev.blockdata.bench;

import java.util.Arrays;
import java.util.Locale;

/// Figures in lines: what was measured, beside its reference from the same run, and their ratio
/// beside its goal. Each line is the median of its rounds, and a ratio the median of the rounds'
/// own ratios, so that a machine that is slower for a while spoils one round and not the figure.
public final class Table {

    /// Measures once.
    @FunctionalInterface
    public interface Measurement {
        double take() throws Exception;
    }

    private static final String LINE = "%-5s %-46s %12s %12s %8s  %-8s %s%n";

    private final int rounds;

    public Table(String title, int rounds) {
        this.rounds = rounds;
        System.out.printf(
                "%n%s%n%d rounds, load %.1f on %d processors%n%n",
                title,
                rounds,
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf(LINE, "", "", "measured", "reference", "ratio", "goal", "");
    }

    /// Takes both by turns, the order changing from round to round.
    public void compare(
            String id, String figure, Measurement measured, Measurement reference, Goal goal)
            throws Exception {
        var ours = new double[rounds];
        var theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                ours[round] = measured.take();
                theirs[round] = reference.take();
            } else {
                theirs[round] = reference.take();
                ours[round] = measured.take();
            }
        }
        var ratios = new double[rounds];
        Arrays.setAll(ratios, round -> ours[round] / theirs[round]);
        line(id, figure, median(ours), median(theirs), median(ratios), goal);
    }

    public void line(
            String id, String figure, double measured, double reference, double ratio, Goal goal) {
        String verdict = goal.verdict(ratio);
        System.out.printf(
                LINE,
                id,
                figure,
                number(measured),
                number(reference),
                number(ratio),
                goal,
                verdict);
    }

    /// A measurement without a goal, or words in place of one.
    public void note(String id, String figure, String words) {
        System.out.printf("%-5s %-46s %s%n", id, figure, words);
    }

    public int rounds() {
        return rounds;
    }

    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
