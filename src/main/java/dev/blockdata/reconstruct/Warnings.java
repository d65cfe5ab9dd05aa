package dev.blockdata.reconstruct;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.reconstruct.ReconstructionController.Warning;
import dev.blockdata.reconstruct.Reconstructions.Refusal;
import java.util.List;

/// Doubts in the words that a person reads.
final class Warnings {

    /// As many blocks as are named of those that one revision disturbs in one way.
    private static final int NAMED = 100;

    private Warnings() {}

    static Warning of(Doubt doubt) {
        return switch (doubt) {
            case Doubt.Conflict(var other) ->
                    new Warning(
                            "conflict",
                            "It is of the same bytes as block "
                                    + (other + 1)
                                    + ", which is revised too: not both can be done.",
                            List.of(),
                            List.of(other));
            case Doubt.Becomes(var types) ->
                    new Warning(
                            "becomes",
                            types.isEmpty()
                                    ? "The new text is no block any more."
                                    : "The new text is no longer one block of the same type.",
                            types.stream().map(BlockType::wire).toList(),
                            List.of());
            case Doubt.Level(var before, var after) ->
                    becomesOfItsType(
                            "The heading of level "
                                    + before
                                    + " becomes one of level "
                                    + after
                                    + ".");
            case Doubt.Marker(var ordered) ->
                    becomesOfItsType(
                            ordered
                                    ? "The item becomes one of another list, which is numbered."
                                    : "The item becomes one of another list, which has bullets.");
            case Doubt.Disturbs(var way, var indexes) ->
                    new Warning(
                            "disturbs",
                            disturbed(indexes) + ' ' + happens(way, indexes.size() == 1),
                            List.of(),
                            indexes.stream().limit(NAMED).toList());
        };
    }

    static Warning of(Refusal refusal) {
        var value =
                switch (refusal.value()) {
                    case NUMBER -> "a number";
                    case BOOLEAN -> "true or false";
                    case ARRAY -> "a list";
                    case OBJECT, POJO -> "an object";
                    case STRING, BINARY, NULL, MISSING -> "nothing that could be written";
                };
        return new Warning(
                "refused",
                "The confirmed value is " + value + " and no text: the block stays as it was.",
                List.of(),
                List.of());
    }

    private static Warning becomesOfItsType(String words) {
        return new Warning("becomes", words, List.of(), List.of());
    }

    private static String disturbed(List<Integer> indexes) {
        return indexes.size() == 1
                ? "Block " + (indexes.getFirst() + 1)
                : indexes.size() + " other blocks";
    }

    private static String happens(Doubt.Way way, boolean one) {
        return switch (way) {
            case READ -> (one ? "is" : "are") + " read differently beside it.";
            case HEADINGS -> (one ? "comes" : "come") + " to stand under other headings.";
            case LIST ->
                    (one ? "is" : "are")
                            + " in another list because of it, or in one that is numbered or spaced otherwise.";
            case TARGET ->
                    (one ? "refers" : "refer")
                            + " to something that is no longer defined, or defined elsewhere.";
        };
    }
}
