package dev.blockdata.reconstruct;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.Outline;
import dev.blockdata.blocks.Replacement;
import dev.blockdata.blocks.Span;
import dev.blockdata.blocks.Splice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/// A text with its revisions in it, and what they do to the blocks around them.
///
/// Nothing is repaired: every byte outside the revised ranges is the original's, and where the
/// result no longer falls into the same blocks, it is said of which revision that comes.
public final class Revised {

    /// A block of the original: where it is, and what it is.
    public record Place(int index, BlockType type, Span span) {}

    private final byte[] original;
    private final List<Place> places;
    private final NavigableMap<Integer, Revision> revisions = new TreeMap<>();
    private final Map<Integer, List<Doubt>> conflicts;

    /// The places are those of all blocks in their order; the order of the revisions does not
    /// matter.
    public Revised(byte[] original, List<Place> places, List<Revision> revisions) {
        this.original = original;
        this.places = List.copyOf(places);
        revisions.forEach(revision -> this.revisions.put(revision.blockIndex(), revision));
        this.conflicts = conflicts(this.revisions);
    }

    private static Map<Integer, List<Doubt>> conflicts(NavigableMap<Integer, Revision> revisions) {
        var conflicts = new HashMap<Integer, List<Doubt>>();
        Revision last = null;
        for (var revision : revisions.values()) {
            if (last != null && revision.span().start() < last.span().end()) {
                doubt(conflicts, last.blockIndex(), new Doubt.Conflict(revision.blockIndex()));
                doubt(conflicts, revision.blockIndex(), new Doubt.Conflict(last.blockIndex()));
            }
            last = revision;
        }
        return conflicts;
    }

    /// Whether two revisions are of the same bytes: then there is no result.
    public boolean hasConflicts() {
        return !conflicts.isEmpty();
    }

    public byte[] bytes() {
        return Splice.apply(
                original,
                revisions.values().stream()
                        .map(revision -> new Replacement(revision.span(), revision.after()))
                        .toList());
    }

    /// What is doubtful, by the index of the revised block; `reader` reads a text as the original
    /// was read.
    public Map<Integer, List<Doubt>> doubts(Function<byte[], Outline> reader) {
        if (hasConflicts()) {
            return Collections.unmodifiableMap(conflicts);
        }
        if (revisions.isEmpty()) {
            return Map.of();
        }
        var alignment =
                new Alignment(places, revisions, reader.apply(original), reader.apply(bytes()));
        return Comparison.of(alignment, reader);
    }

    private static void doubt(Map<Integer, List<Doubt>> doubts, int index, Doubt doubt) {
        doubts.computeIfAbsent(index, _ -> new ArrayList<>()).add(doubt);
    }
}
