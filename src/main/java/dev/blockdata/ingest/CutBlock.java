package dev.blockdata.ingest;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.docling.DoclingBlock;
import dev.blockdata.docling.Place;
import dev.blockdata.pandoc.PandocBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/// A block as it is written down, whichever track cut it. `locator` is the contract's JSON, key
/// order and all: it is part of the export format.
record CutBlock(
        BlockType type,
        String content,
        String locator,
        @Nullable Integer headingLevel,
        List<String> headingPath,
        @Nullable Integer pageNo,
        Place.@Nullable Box box,
        String nodeType) {

    CutBlock {
        headingPath = List.copyOf(headingPath);
    }

    static CutBlock of(Block block) {
        return new CutBlock(
                block.type(),
                block.content(),
                "{\"type\":\"text_offset_range\",\"start_offset\":"
                        + block.span().start()
                        + ",\"end_offset\":"
                        + block.span().end()
                        + "}",
                block.headingLevel(),
                block.headingPath(),
                null,
                null,
                block.nodeType());
    }

    static CutBlock of(DoclingBlock block) {
        return new CutBlock(
                block.type(),
                block.content(),
                "{\"type\":\"docling_json_pointer\",\"pointer\":\""
                        + escaped(block.pointer())
                        + "\""
                        + (block.pageNo() == null ? "" : ",\"page_no\":" + block.pageNo())
                        + "}",
                block.headingLevel(),
                block.headingPath(),
                block.pageNo(),
                block.box(),
                block.nodeType());
    }

    static CutBlock of(PandocBlock block) {
        return new CutBlock(
                block.type(),
                block.content(),
                "{\"type\":\"pandoc_ast_path\",\"path\":\"" + escaped(block.path()) + "\"}",
                block.headingLevel(),
                block.headingPath(),
                null,
                null,
                block.nodeType());
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
