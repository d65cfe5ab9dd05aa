package dev.blockdata.convert;

import java.util.function.ToLongFunction;

/// How like its baselines a program's readings of some files are, taken together.
final class Tally {

    private int files;
    private double recall;
    private double order;
    private long headingsOff;
    private final Share headings = new Share(Likeness::headings);
    private final Share items = new Share(Likeness::items);
    private final Share tables = new Share(Likeness::tables);

    void add(Likeness found, Likeness baseline) {
        files++;
        recall += Score.recall(baseline.words(), found.words());
        order += Score.order(baseline.words(), found.words());
        headingsOff += Math.abs(found.headings() - baseline.headings());
        headings.add(found, baseline);
        items.add(found, baseline);
        tables.add(found, baseline);
    }

    double recall() {
        return recall / files;
    }

    double order() {
        return order / files;
    }

    long headingsOff() {
        return headingsOff;
    }

    String headings() {
        return headings.toString();
    }

    String items() {
        return items.toString();
    }

    String tables() {
        return tables.toString();
    }

    /// The mean of recall, order and the three shares.
    double whole() {
        return (recall() + order() + headings.value() + items.value() + tables.value()) / 5;
    }

    /// How many of a kind were found of how many; one too many in a file counts as one that is
    /// missing.
    private static final class Share {

        private final ToLongFunction<Likeness> kind;
        private long found;
        private long expected;
        private long same;
        private long either;

        Share(ToLongFunction<Likeness> kind) {
            this.kind = kind;
        }

        void add(Likeness reading, Likeness baseline) {
            long ours = kind.applyAsLong(reading);
            long theirs = kind.applyAsLong(baseline);
            found += ours;
            expected += theirs;
            same += Math.min(ours, theirs);
            either += Math.max(ours, theirs);
        }

        double value() {
            return either == 0 ? 1 : (double) same / either;
        }

        @Override
        public String toString() {
            return found + "/" + expected;
        }
    }
}
