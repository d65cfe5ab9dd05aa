package dev.blockdata.reconstruct;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.Outline;
import dev.blockdata.blocks.Outline.Entry;
import dev.blockdata.blocks.Span;
import dev.blockdata.reconstruct.Revised.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which block of the original is which of the result.
///
/// A block that nobody revised is the one of the same type in the same bytes; a revised one is what
/// its new text is, where that is one block of the same type.
final class Alignment {

    private static final int NONE = -1;

    private final List<Place> places;
    private final NavigableMap<Integer, Revision> revisions;
    private final Outline before;
    private final Outline after;
    private final boolean readAsEver;
    private final NavigableMap<Integer, Integer> entriesByStart = new TreeMap<>();

    /// Where each original block is in the result.
    private final List<Span> now = new ArrayList<>();

    /// The revised blocks by where they begin in the result; those removed share a start.
    private final NavigableMap<Integer, List<Integer>> revisedByStart = new TreeMap<>();

    private final int[] became;
    private final int[] cameFrom;
    private final NavigableSet<Integer> surviving = new TreeSet<>();

    Alignment(
            List<Place> places,
            NavigableMap<Integer, Revision> revisions,
            Outline before,
            Outline after) {
        this.places = places;
        this.revisions = revisions;
        this.before = before;
        this.after = after;
        readAsEver =
                places.equals(
                        before.entries().stream()
                                .map(Entry::block)
                                .map(each -> new Place(each.index(), each.type(), each.span()))
                                .toList());
        for (var entry : after.entries()) {
            entriesByStart.put(entry.block().span().start(), entry.block().index());
        }
        became = new int[places.size()];
        cameFrom = new int[after.entries().size()];
        Arrays.fill(became, NONE);
        Arrays.fill(cameFrom, NONE);
        align();
    }

    private void align() {
        var shift = 0;
        for (var at = 0; at < places.size(); at++) {
            var place = places.get(at);
            var revision = revisions.get(at);
            var start = place.span().start() + shift;
            var length = place.span().length();
            if (revision != null) {
                length = revision.after().getBytes(StandardCharsets.UTF_8).length;
                shift += length - place.span().length();
                revisedByStart.computeIfAbsent(start, _ -> new ArrayList<>()).add(at);
            }
            var span = new Span(start, start + length);
            now.add(span);
            var found = revision == null ? exactly(span, place.type()) : only(span, place.type());
            if (found != NONE) {
                became[at] = found;
                cameFrom[found] = at;
                surviving.add(at);
            }
        }
    }

    private int exactly(Span span, BlockType type) {
        var found = entriesByStart.getOrDefault(span.start(), NONE);
        return found != NONE && entry(found).equals(new Spot(span, type)) ? found : NONE;
    }

    private record Spot(Span span, BlockType type) {}

    private Spot entry(int index) {
        var block = after.entries().get(index).block();
        return new Spot(block.span(), block.type());
    }

    private int only(Span span, BlockType type) {
        return types(span).equals(List.of(type)) ? touching(span).getFirst() : NONE;
    }

    /// The types of all blocks that have bytes in the range; one that reaches out of it is none of
    /// its own, and stands for `other`.
    private List<BlockType> types(Span range) {
        return touching(range).stream()
                .map(this::entry)
                .map(each ->
                        each.span().start() >= range.start() && each.span().end() <= range.end()
                                ? each.type()
                                : BlockType.OTHER)
                .toList();
    }

    /// The blocks of the result that have bytes in the range, or around it where it is empty.
    private List<Integer> touching(Span range) {
        var found = new ArrayList<Integer>();
        var first = entriesByStart.lowerEntry(range.start());
        if (first != null && entry(first.getValue()).span().end() > range.start()) {
            found.add(first.getValue());
        }
        found.addAll(entriesByStart.subMap(range.start(), true, range.end(), false).values());
        return found;
    }

    int size() {
        return places.size();
    }

    NavigableMap<Integer, Revision> revisions() {
        return revisions;
    }

    Outline after() {
        return after;
    }

    /// Those of which one knows what became of them.
    NavigableSet<Integer> surviving() {
        return surviving;
    }

    /// How the blocks stood in the original; none where that is no longer cut as it once was.
    List<Entry> before() {
        return readAsEver ? before.entries() : List.of();
    }

    @Nullable Entry before(int index) {
        return readAsEver ? before.entries().get(index) : null;
    }

    @Nullable Entry after(int index) {
        return became[index] == NONE ? null : after.entries().get(became[index]);
    }

    /// The original's block that an entry of the result was, where it was one.
    @Nullable Integer origin(int entry) {
        return cameFrom[entry] == NONE ? null : Integer.valueOf(cameFrom[entry]);
    }

    /// What a new text is read as.
    List<BlockType> types(int index) {
        return types(now.get(index));
    }

    /// The blocks of the result that have bytes where a block was.
    List<Integer> entries(int index) {
        return touching(now.get(index));
    }

    /// The revision in which a block of the result begins.
    @Nullable Integer begunBy(int entry) {
        var start = after.entries().get(entry).block().span().start();
        var nearest = revisedByStart.floorEntry(start);
        return nearest == null
                ? null
                : nearest.getValue().stream()
                        .filter(each -> now.get(each).end() > start)
                        .findFirst()
                        .orElse(null);
    }

    /// The revisions that have a part in a block of the result.
    NavigableSet<Integer> revisedIn(int entry) {
        var span = after.entries().get(entry).block().span();
        var all = new TreeSet<Integer>();
        var first = revisedByStart.lowerEntry(span.start());
        if (first != null) {
            first.getValue().stream()
                    .filter(each -> now.get(each).end() > span.start())
                    .forEach(all::add);
        }
        revisedByStart
                .subMap(span.start(), true, span.end(), true)
                .values()
                .forEach(each -> each.stream().filter(at -> touches(at, span)).forEach(all::add));
        return all;
    }

    /// What is removed at an edge of a block has no part in it.
    private boolean touches(int index, Span span) {
        var range = now.get(index);
        return range.start() < span.end() && (range.length() > 0 || range.start() > span.start());
    }
}
