package dev.blockdata.docling;

import dev.blockdata.blocks.BlockType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block that was found in a DoclingDocument, and where: `pointer` is its item's `self_ref`.
public record DoclingBlock(
        BlockType type,
        String content,
        String pointer,
        @Nullable Place place,
        @Nullable Integer headingLevel,
        List<String> headingPath,
        String nodeType) {

    public DoclingBlock {
        headingPath = List.copyOf(headingPath);
    }

    public @Nullable Integer pageNo() {
        return place == null ? null : place.pageNo();
    }

    public Place.@Nullable Box box() {
        return place == null ? null : place.box();
    }
}
