package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Outline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Under which headings each block stands, before and after: by the headings themselves, so that
/// their words may change.
final class Headings {

    private final Alignment alignment;
    private final Suspects suspects;
    private final List<List<Integer>> before;
    private final List<List<Integer>> after;

    Headings(Alignment alignment, Suspects suspects) {
        this.alignment = alignment;
        this.suspects = suspects;
        before = paths(alignment.before());
        after = paths(alignment.after().entries());
    }

    /// The headings above each entry, outermost first; blocks under the same ones share a list.
    private static List<List<Integer>> paths(List<Entry> entries) {
        var paths = new ArrayList<List<Integer>>(entries.size());
        var levels = new ArrayList<Integer>();
        List<Integer> path = List.of();
        for (var entry : entries) {
            var level = entry.block().headingLevel();
            if (level == null) {
                paths.add(path);
                continue;
            }
            var depth = levels.size();
            while (depth > 0 && levels.get(depth - 1) >= level) {
                depth--;
            }
            var above = List.copyOf(path.subList(0, depth));
            paths.add(above);
            levels.subList(depth, levels.size()).clear();
            levels.add(level);
            var below = new ArrayList<>(above);
            below.add(entry.block().index());
            path = List.copyOf(below);
        }
        return paths;
    }

    /// The revisions by which a block comes to stand under other headings; nothing where it does
    /// not.
    Optional<Set<Integer>> disturbers(int index, Entry now) {
        var was = before.get(index);
        var is = after.get(now.block().index());
        var origins = is.stream().map(this::origin).toList();
        if (was.equals(origins)) {
            return Optional.empty();
        }
        var concerned = new TreeSet<Integer>();
        for (var heading : was) {
            if (alignment.revisions().containsKey(heading)) {
                concerned.add(heading);
            } else if (alignment.after(heading) == null) {
                concerned.addAll(suspects.readWith(heading));
            }
        }
        is.forEach(entry -> concerned.addAll(alignment.revisedIn(entry)));
        if (alignment.revisions().containsKey(index)) {
            concerned.add(index);
        }
        return Optional.of(suspects.among(concerned));
    }

    /// The heading of the original that one of the result was; a new one is none of them.
    private Integer origin(int entry) {
        var origin = alignment.origin(entry);
        return origin != null ? origin : Integer.valueOf(-1 - entry);
    }
}
