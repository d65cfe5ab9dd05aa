package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.Replacement;
import dev.blockdata.blocks.Span;
import dev.blockdata.blocks.Splice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// A text with its revisions in it, and what they do to the blocks around them.
///
/// Nothing is repaired: every byte outside the revised ranges is the original's, and where the
/// result no longer falls into the same blocks, it is said of which revision that comes.
public final class Revised {

    /// A block of the original: where it is, and what it is.
    public record Place(int index, BlockType type, Span span) {}

    /// What is to be said of a revision before anybody takes the result.
    public sealed interface Doubt {

        /// Its range overlaps that of this other block, which is revised too: not both can be done.
        record Conflict(int otherIndex) implements Doubt {}

        /// The new text is no longer one block of the same type, but these, or none.
        record Becomes(List<BlockType> types) implements Doubt {

            public Becomes {
                types = List.copyOf(types);
            }
        }

        /// Blocks that nobody revised are no longer the ones they were.
        record Disturbs(List<Integer> indexes) implements Doubt {

            public Disturbs {
                indexes = List.copyOf(indexes);
            }
        }
    }

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

    /// What is doubtful, by the index of the revised block; `cut` cuts a text into blocks as the
    /// original was.
    public Map<Integer, List<Doubt>> doubts(Function<byte[], List<Block>> cut) {
        if (hasConflicts()) {
            return Collections.unmodifiableMap(conflicts);
        }
        if (revisions.isEmpty()) {
            return Map.of();
        }
        var found = new Found(cut.apply(bytes()));
        var doubts = new TreeMap<Integer, List<Doubt>>();
        var disturbed = new TreeMap<Integer, Set<Integer>>();
        var shift = 0;
        for (var place : places) {
            var revision = revisions.get(place.index());
            var start = place.span().start() + shift;
            if (revision == null) {
                if (!found.has(new Span(start, place.span().end() + shift), place.type())) {
                    disturbed
                            .computeIfAbsent(nearest(place.index()), _ -> new TreeSet<>())
                            .add(place.index());
                }
                continue;
            }
            var length = revision.after().getBytes(StandardCharsets.UTF_8).length;
            shift += length - place.span().length();
            if (length > 0) {
                var types = found.within(new Span(start, start + length));
                if (!types.equals(List.of(place.type()))) {
                    doubt(doubts, place.index(), new Doubt.Becomes(types));
                }
            }
        }
        disturbed.forEach(
                (index, others) -> doubt(doubts, index, new Doubt.Disturbs(List.copyOf(others))));
        return doubts;
    }

    /// The revision before a block, or the first one behind it: whose doing its change most likely
    /// is.
    private int nearest(int index) {
        var before = revisions.floorKey(index);
        return before != null ? before : revisions.firstKey();
    }

    private static void doubt(Map<Integer, List<Doubt>> doubts, int index, Doubt doubt) {
        doubts.computeIfAbsent(index, _ -> new ArrayList<>()).add(doubt);
    }

    /// The blocks of the result.
    private static final class Found {

        private record Exactly(Span span, BlockType type) {}

        private final Set<Exactly> exactly = new HashSet<>();
        private final NavigableMap<Integer, Block> byStart = new TreeMap<>();

        Found(List<Block> blocks) {
            for (var block : blocks) {
                exactly.add(new Exactly(block.span(), block.type()));
                byStart.put(block.span().start(), block);
            }
        }

        boolean has(Span span, BlockType type) {
            return exactly.contains(new Exactly(span, type));
        }

        /// The types of all blocks that have bytes in the range; one that reaches out of it is none
        /// of its own, and stands for `other`.
        List<BlockType> within(Span range) {
            var types = new ArrayList<BlockType>();
            var at = byStart.lowerEntry(range.start());
            if (at != null && at.getValue().span().end() > range.start()) {
                types.add(BlockType.OTHER);
            }
            for (var block : byStart.subMap(range.start(), true, range.end(), false).values()) {
                types.add(block.span().end() <= range.end() ? block.type() : BlockType.OTHER);
            }
            return types;
        }
    }
}
