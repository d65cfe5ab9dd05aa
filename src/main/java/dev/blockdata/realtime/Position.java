package dev.blockdata.realtime;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in the feed, in the order in which changes became visible; also the id of an event.
record Position(long xid, long seq) implements Comparable<Position> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::xid).thenComparingLong(Position::seq);

    /// Empty for what was never an id of ours.
    static Optional<Position> parse(@Nullable String id) {
        var form = FORM.matcher(id == null ? "" : id);
        return form.matches()
                ? Optional.of(
                        new Position(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    String id() {
        return xid + "-" + seq;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
