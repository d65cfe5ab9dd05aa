package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Outline;
import dev.blockdata.blocks.Outline.Entry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Which revisions may have changed the structure, and which of them did it to a block.
///
/// A new text is innocent that, read alone, is one block like the one before and ends where it
/// ends. What is removed never is.
final class Suspects {

    /// Begins a block of its own behind every text that is complete.
    private static final String BEHIND = "\n\nx";

    private final Alignment alignment;
    private final Function<byte[], Outline> reader;
    private final Map<Integer, Boolean> suspected = new HashMap<>();
    private final Map<Integer, NavigableSet<Integer>> byEntry = new HashMap<>();
    private final NavigableSet<Integer> all = new TreeSet<>();

    Suspects(Alignment alignment, Function<byte[], Outline> reader) {
        this.alignment = alignment;
        this.reader = reader;
    }

    boolean has(int index) {
        return suspected.computeIfAbsent(index, this::suspect);
    }

    private boolean suspect(int index) {
        var revision = alignment.revisions().get(index);
        if (revision == null) {
            return false;
        }
        var alone =
                reader.apply((revision.after() + BEHIND).getBytes(StandardCharsets.UTF_8))
                        .entries();
        if (alone.size() != 2 || alone.getFirst().block().type() != revision.type()) {
            return true;
        }
        var before = alignment.before(index);
        return before != null && !alike(before, alone.getFirst());
    }

    private static boolean alike(Entry before, Entry alone) {
        var was = before.listed();
        var is = alone.listed();
        return Objects.equals(before.block().headingLevel(), alone.block().headingLevel())
                && (was == null
                        || is == null
                        || was.ordered() == is.ordered() && was.marker().equals(is.marker()));
    }

    NavigableSet<Integer> all() {
        if (all.isEmpty()) {
            alignment.revisions().keySet().stream().filter(this::has).forEach(all::add);
        }
        return all;
    }

    /// Those of several revisions that are suspected, or all of them where none is.
    NavigableSet<Integer> among(Set<Integer> revisions) {
        var found = new TreeSet<Integer>();
        revisions.stream().filter(this::has).forEach(found::add);
        return found.isEmpty() ? new TreeSet<>(revisions) : found;
    }

    /// The suspects from one block to another.
    NavigableSet<Integer> between(int first, int last) {
        return among(alignment.revisions().subMap(first, true, last, true).keySet());
    }

    /// The nearest on both sides of a block, or that block itself.
    static Set<Integer> nearest(int index, NavigableSet<Integer> revisions) {
        if (revisions.contains(index)) {
            return Set.of(index);
        }
        var found = new TreeSet<Integer>();
        for (var each : new Integer[] {revisions.lower(index), revisions.higher(index)}) {
            if (each != null) {
                found.add(each);
            }
        }
        return found;
    }

    /// The revisions that made something else of a block: those that have a part in what stands
    /// there now.
    Set<Integer> readWith(int index) {
        var found = new TreeSet<Integer>();
        for (var entry : alignment.entries(index)) {
            var begun = alignment.begunBy(entry);
            if (begun != null && has(begun)) {
                found.add(begun);
            } else {
                var within = byEntry.computeIfAbsent(entry, it -> among(alignment.revisedIn(it)));
                found.addAll(nearest(index, within));
            }
        }
        return found;
    }

    /// The revisions next to a block, where nothing tells more.
    Set<Integer> beside(int index) {
        var sides = new TreeSet<Integer>();
        for (var each :
                new Integer[] {
                    alignment.revisions().lowerKey(index), alignment.revisions().higherKey(index)
                }) {
            if (each != null) {
                sides.add(each);
            }
        }
        return among(sides);
    }
}
