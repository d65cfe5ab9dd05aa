package dev.blockdata.ingest;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.MarkdownBlocks;
import dev.blockdata.blocks.TextBlocks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parser lane: which tool reads a kind of source, what it reads, and by which version of the
/// rules.
///
/// A change that moves a boundary of any block needs a new version here; documents that were
/// ingested keep theirs.
enum Track {
    MDAST("mdast", "markdown_bytes", "commonmark-java 0.30.0, blocks 1"),
    TEXT("text", "text_bytes", "blocks 1"),
    BUILTIN(
            "builtin",
            "doclingdocument_json",
            "poi 5.5.1, pdfbox 3.0.8, opendataloader 2.5.0, jsoup 1.21.2, blocks 1");

    private final String tool;
    private final String representation;
    private final String version;

    Track(String tool, String representation, String version) {
        this.tool = tool;
        this.representation = representation;
        this.version = version;
    }

    /// The blocks of a text, and the title that it gives itself.
    record Reading(List<Block> blocks, @Nullable String title) {}

    static Track of(SourceType type) {
        return switch (type) {
            case MD -> MDAST;
            case TXT -> TEXT;
            case DOCX, PPTX, XLSX, PDF, HTML, CSV -> BUILTIN;
        };
    }

    String tool() {
        return tool;
    }

    String representation() {
        return representation;
    }

    String version() {
        return version;
    }

    Reading read(byte[] utf8) {
        return switch (this) {
            case MDAST -> {
                var reading = MarkdownBlocks.read(utf8);
                yield new Reading(reading.blocks(), reading.title());
            }
            case TEXT -> new Reading(TextBlocks.of(utf8), null);
            case BUILTIN -> throw new IllegalStateException("files of this track are no texts");
        };
    }
}
