package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Outline;
import dev.blockdata.blocks.Outline.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Says of each revision what it does to the document: to its own block, and to those around it.
///
/// What happens to a block is laid to the revisions that have a part in it, not to one that only
/// happens to be near.
final class Comparison {

    private final Alignment alignment;
    private final Suspects suspects;
    private final Headings headings;
    private final ListPlaces lists;
    private final Map<Integer, List<Doubt>> doubts = new TreeMap<>();
    private final Map<Integer, Map<Doubt.Way, NavigableSet<Integer>>> disturbed = new TreeMap<>();

    private Comparison(Alignment alignment, Function<byte[], Outline> reader) {
        this.alignment = alignment;
        suspects = new Suspects(alignment, reader);
        headings = new Headings(alignment, suspects);
        lists = new ListPlaces(alignment, suspects);
    }

    /// What is doubtful, by the index of the revised block.
    static Map<Integer, List<Doubt>> of(Alignment alignment, Function<byte[], Outline> reader) {
        var comparison = new Comparison(alignment, reader);
        for (var index = 0; index < alignment.size(); index++) {
            comparison.compare(index);
        }
        return comparison.result();
    }

    private void compare(int index) {
        var revision = alignment.revisions().get(index);
        var was = alignment.before(index);
        var is = alignment.after(index);
        if (is == null && revision == null) {
            lay(index, Doubt.Way.READ, suspects.readWith(index));
        } else if (is == null && revision != null && !revision.after().isEmpty()) {
            say(index, new Doubt.Becomes(alignment.types(index)));
        } else if (is != null && was != null) {
            if (revision != null) {
                compareRevised(index, was, is);
            }
            headings.disturbers(index, is).ifPresent(by -> lay(index, Doubt.Way.HEADINGS, by));
            lists.disturbers(index, was, is).ifPresent(by -> lay(index, Doubt.Way.LIST, by));
        }
    }

    private void compareRevised(int index, Entry was, Entry is) {
        var level = was.block().headingLevel();
        var now = is.block().headingLevel();
        if (level != null && now != null && !level.equals(now)) {
            say(index, new Doubt.Level(level, now));
        }
        if (was.listed() != null && is.listed() != null) {
            var turned = was.listed().ordered() != is.listed().ordered();
            var remarked = !was.listed().marker().equals(is.listed().marker());
            if (turned || remarked && lists.moved(was, is)) {
                say(index, new Doubt.Marker(is.listed().ordered()));
            }
        }
    }

    /// What a revision does to its own block is said in other words.
    private void lay(int index, Doubt.Way way, Set<Integer> by) {
        if (by.contains(index)) {
            return;
        }
        for (var revised : by.isEmpty() ? suspects.beside(index) : by) {
            disturbed
                    .computeIfAbsent(revised, _ -> new EnumMap<>(Doubt.Way.class))
                    .computeIfAbsent(way, _ -> new TreeSet<>())
                    .add(index);
        }
    }

    private void say(int index, Doubt doubt) {
        doubts.computeIfAbsent(index, _ -> new ArrayList<>()).add(doubt);
    }

    private Map<Integer, List<Doubt>> result() {
        new Targets(alignment, suspects)
                .disturbed()
                .forEach((index, by) -> lay(index, Doubt.Way.TARGET, by));
        disturbed.forEach((revised, ways) ->
                ways.forEach((way, others) ->
                        say(revised, new Doubt.Disturbs(way, List.copyOf(others)))));
        return doubts;
    }
}
