package dev.blockdata.pandoc;

import dev.blockdata.blocks.BlockType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block that was found in pandoc's syntax tree, and where.
///
/// @param path from the root of the tree, as `$.blocks[3].c[0]`
/// @param nodeType the tree's own name of the node
public record PandocBlock(
        BlockType type,
        String content,
        String path,
        @Nullable Integer headingLevel,
        List<String> headingPath,
        String nodeType) {

    public PandocBlock {
        headingPath = List.copyOf(headingPath);
    }
}
