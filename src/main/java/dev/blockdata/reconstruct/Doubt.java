package dev.blockdata.reconstruct;

import dev.blockdata.blocks.BlockType;
import java.util.List;

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

    /// The heading is one of another level.
    record Level(int before, int after) implements Doubt {}

    /// The item is no longer marked as it was, and so is of a list of another kind, or of its own.
    record Marker(boolean ordered) implements Doubt {}

    /// Other blocks no longer stand in the document as they did.
    record Disturbs(Way way, List<Integer> indexes) implements Doubt {

        public Disturbs {
            indexes = List.copyOf(indexes);
        }
    }

    /// How a block is disturbed, what is worst first.
    enum Way {
        /// It is no longer the block that it was.
        READ,
        /// It stands under other headings.
        HEADINGS,
        /// It is in another list, has another number, or its list is spaced otherwise.
        LIST,
        /// What it refers to is defined no more, or elsewhere.
        TARGET
    }
}
