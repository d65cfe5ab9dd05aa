package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Outline.Entry;
import dev.blockdata.blocks.Outline.Listed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which list each item is of, before and after, and how that list is set.
final class ListPlaces {

    /// A list by the first and the last of its items that are still there.
    private record Reach(int first, int last) {

        Reach with(int index) {
            return new Reach(Math.min(first, index), Math.max(last, index));
        }

        static Reach both(@Nullable Reach reach, int index) {
            return reach == null ? new Reach(index, index) : reach.with(index);
        }
    }

    private record Change(int listBefore, int listAfter) {}

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final Alignment alignment;
    private final Suspects suspects;
    private final Map<Integer, Reach> before = new HashMap<>();
    private final Map<Integer, Reach> after = new HashMap<>();

    /// With the items that are gone.
    private final Map<Integer, Reach> whole = new HashMap<>();

    private final Map<Change, NavigableSet<Integer>> movers = new HashMap<>();
    private final Map<Change, NavigableSet<Integer>> spacers = new HashMap<>();

    ListPlaces(Alignment alignment, Suspects suspects) {
        this.alignment = alignment;
        this.suspects = suspects;
        for (var entry : alignment.before()) {
            var index = entry.block().index();
            var was = entry.listed();
            var now = alignment.after(index);
            if (was != null) {
                whole.compute(was.list(), (_, reach) -> Reach.both(reach, index));
            }
            if (was != null && now != null && now.listed() != null) {
                before.compute(was.list(), (_, reach) -> Reach.both(reach, index));
                after.compute(now.listed().list(), (_, reach) -> Reach.both(reach, index));
            }
        }
    }

    /// Whether a block is an item of a list with other items than before.
    boolean moved(Entry was, Entry is) {
        return was.listed() != null
                && is.listed() != null
                && !reach(before, was.listed()).equals(reach(after, is.listed()));
    }

    /// The revisions by which an item comes to stand in another list, with another number, or in a
    /// list that is spaced otherwise; nothing where it does not.
    Optional<Set<Integer>> disturbers(int index, Entry wasEntry, Entry isEntry) {
        var was = wasEntry.listed();
        var is = isEntry.listed();
        if (was == null || is == null) {
            return Optional.empty();
        }
        var change = new Change(was.list(), is.list());
        if (moved(wasEntry, isEntry)) {
            var by = movers.computeIfAbsent(change, this::movers);
            return Optional.of(Suspects.nearest(index, by));
        }
        if (was.tight() != is.tight()) {
            var by = spacers.computeIfAbsent(change, this::spacers);
            return Optional.of(Suspects.nearest(index, by));
        }
        return was.number() == is.number() ? Optional.empty() : Optional.of(counter(index, was));
    }

    private static Reach reach(Map<Integer, Reach> reaches, Listed listed) {
        return Objects.requireNonNull(reaches.get(listed.list()));
    }

    /// The revisions where a list was joined to another or came apart.
    private NavigableSet<Integer> movers(Change change) {
        var was = Objects.requireNonNull(before.get(change.listBefore()));
        var is = Objects.requireNonNull(after.get(change.listAfter()));
        var movers = new TreeSet<Integer>();
        if (was.first() != is.first()) {
            var inner = Math.max(was.first(), is.first());
            var outer = alignment.surviving().lower(inner);
            movers.addAll(suspects.between(outer == null ? 0 : outer, inner));
        }
        if (was.last() != is.last()) {
            var inner = Math.min(was.last(), is.last());
            var outer = alignment.surviving().higher(inner);
            movers.addAll(suspects.between(inner, outer == null ? alignment.size() - 1 : outer));
        }
        return movers;
    }

    /// The revisions that put blank lines into a list or took them out.
    private NavigableSet<Integer> spacers(Change change) {
        var reach = Objects.requireNonNull(whole.get(change.listBefore()));
        var within = alignment.revisions().subMap(reach.first(), true, reach.last(), true);
        var spacers = new TreeSet<Integer>();
        within.forEach((index, revision) -> {
            if (isSpaced(revision.before()) != isSpaced(revision.after())) {
                spacers.add(index);
            }
        });
        return spacers.isEmpty() ? suspects.between(reach.first(), reach.last()) : spacers;
    }

    /// The empty text leaves a blank line, and so does a line break at the end.
    private static boolean isSpaced(String text) {
        return Arrays.stream(LINE_BREAK.split(text, -1)).anyMatch(String::isBlank);
    }

    /// The last revision before an item that took one away, or set where the numbers begin.
    private Set<Integer> counter(int index, Listed was) {
        var first = Objects.requireNonNull(before.get(was.list())).first();
        var taken = suspects.all().floor(index);
        var begins = Objects.requireNonNull(whole.get(was.list())).first();
        if (taken != null && taken >= begins) {
            return Set.of(taken);
        }
        return alignment.revisions().containsKey(first) ? Set.of(first) : Set.of();
    }
}
