package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.Outline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Doubts for tests: found in a text, and written in short.
final class Doubts {

    private Doubts() {}

    static List<Block> blocks(Outline outline) {
        return outline.entries().stream().map(Outline.Entry::block).toList();
    }

    static List<Revised.Place> places(List<Block> blocks) {
        return blocks.stream()
                .map(block -> new Revised.Place(block.index(), block.type(), block.span()))
                .toList();
    }

    static Revision revision(Block block, String after) {
        return new Revision(block.index(), block.type(), block.span(), block.content(), after);
    }

    static Map<Integer, List<Doubt>> of(
            byte[] text, Map<Integer, String> after, Function<byte[], Outline> reader) {
        var blocks = blocks(reader.apply(text));
        var revisions =
                after.entrySet().stream()
                        .map(each -> revision(blocks.get(each.getKey()), each.getValue()))
                        .toList();
        return new Revised(text, places(blocks), revisions).doubts(reader);
    }

    /// The index of each doubtful revision and what is said of it.
    static String words(Map<Integer, List<Doubt>> found) {
        var words = new StringBuilder();
        for (var each : new TreeMap<>(found).entrySet()) {
            words.append(words.isEmpty() ? "" : "; ").append(each.getKey());
            String last = "";
            for (var doubt : each.getValue()) {
                words.append(' ').append(words(doubt, last));
                last = doubt instanceof Doubt.Disturbs ? "disturbs " : "";
            }
        }
        return words.toString();
    }

    private static String words(Doubt doubt, String last) {
        return switch (doubt) {
            case Doubt.Becomes(var types) ->
                    "becomes " + types.stream().map(BlockType::wire).toList();
            case Doubt.Level(var before, var after) -> "level " + before + '-' + after;
            case Doubt.Marker(var ordered) -> ordered ? "numbered" : "bulleted";
            case Doubt.Disturbs(var way, var indexes) ->
                    (last.isEmpty() ? "disturbs " : "") + way + ' ' + indexes;
            case Doubt.Conflict(var other) -> "conflict " + other;
        };
    }
}
