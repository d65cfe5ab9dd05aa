package dev.blockdata.ingest;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.MarkdownBlocks;
import dev.blockdata.blocks.SourceText;
import dev.blockdata.blocks.TextBlocks;
import dev.blockdata.docling.DoclingBlock;
import dev.blockdata.docling.DoclingBlocks;
import dev.blockdata.documents.Report;
import dev.blockdata.documents.Title;
import dev.blockdata.pandoc.PandocBlock;
import dev.blockdata.pandoc.PandocBlocks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What became of a source's bytes: a text cut into blocks, or words that say why not. Depends on
/// the bytes and their type alone.
sealed interface Conversion {

    /// A text in blocks; `representation` is null where the source itself is it.
    ///
    /// @param version of the tool and of whatever else the blocks depend on
    record Converted(
            Track track,
            String version,
            String convUid,
            byte @Nullable [] representation,
            @Nullable Long sourceCharacters,
            @Nullable String title,
            List<CutBlock> blocks,
            long characters,
            Report report)
            implements Conversion {}

    /// The bytes could not be read as what they are said to be.
    record Unreadable(String reason) implements Conversion {}

    /// They were read, and no blocks can be made of them.
    record Empty(String reason) implements Conversion {}

    /// A block is read, shown and edited as a whole, by many at once: larger ones are refused. A
    /// file of one endless line ends here.
    int LARGEST_BLOCK = 4 << 20;

    JsonMapper JSON = JsonMapper.builder().build();

    /// What the built-in converter or a service made of a file.
    ///
    /// @param document a DoclingDocument as JSON
    static Conversion ofDocument(
            Tool tool, byte[] document, @Nullable Integer pages, List<String> notes) {
        List<DoclingBlock> found = DoclingBlocks.of(JSON.readTree(document));
        return converted(
                tool,
                document,
                document,
                DoclingBlocks.title(found),
                found.stream().map(CutBlock::of).toList(),
                new About(null, null, pages, notes));
    }

    /// What pandoc made of a file.
    ///
    /// @param tree its syntax tree as JSON
    /// @param front whether the title and what belongs to it are words of the text
    static Conversion ofTree(Tool tool, byte[] tree, boolean front, About about) {
        PandocBlocks.Cut cut = PandocBlocks.of(JSON.readTree(tree), front);
        return converted(
                tool,
                tree,
                tree,
                cut.title() != null ? cut.title() : firstHeading(cut.blocks()),
                cut.blocks().stream().map(CutBlock::of).toList(),
                about);
    }

    private static @Nullable String firstHeading(List<PandocBlock> blocks) {
        return blocks.stream()
                .filter(block -> block.headingLevel() != null && block.headingLevel() == 1)
                .findFirst()
                .map(PandocBlock::content)
                .orElse(null);
    }

    /// A text that is cut where it stands.
    static Conversion of(Track track, byte[] source) {
        return switch (SourceText.decode(source)) {
            case SourceText.Refused refused -> new Unreadable(refused.reason());
            case SourceText.Utf8Text text -> of(track, text.bytes(), null, About.of(text));
            case SourceText.Transcoded text ->
                    of(track, text.bytes(), text.bytes(), About.of(text));
        };
    }

    private static Conversion of(
            Track track, byte[] utf8, byte @Nullable [] representation, About about) {
        var tool = new Tool(track, track.version());
        if (track == Track.MDAST) {
            var reading = MarkdownBlocks.read(utf8);
            return inPlace(tool, utf8, representation, reading.title(), reading.blocks(), about);
        }
        return inPlace(tool, utf8, representation, null, TextBlocks.of(utf8), about);
    }

    private static Conversion inPlace(
            Tool tool,
            byte[] utf8,
            byte @Nullable [] representation,
            @Nullable String title,
            List<Block> blocks,
            About about) {
        for (var block : blocks) {
            if (block.span().length() > LARGEST_BLOCK) {
                return tooLarge(
                        block.index(),
                        block.type(),
                        ", from byte " + block.span().start(),
                        block.span().length() + " bytes");
            }
        }
        return converted(
                tool,
                utf8,
                representation,
                title,
                blocks.stream().map(CutBlock::of).toList(),
                about);
    }

    /// Who reads, in which version.
    record Tool(Track track, String version) {}

    /// What a report says beside what can be counted.
    ///
    /// @param sourceCharacters of a text
    record About(
            @Nullable Long sourceCharacters,
            @Nullable String encoding,
            @Nullable Integer pages,
            List<String> notes) {

        public About {
            notes = List.copyOf(notes);
        }

        About with(List<String> more) {
            return new About(
                    sourceCharacters,
                    encoding,
                    pages,
                    Stream.concat(notes.stream(), more.stream()).toList());
        }

        static About of(SourceText.Utf8Text text) {
            return new About(codePoints(text.bytes()), "UTF-8", null, List.of());
        }

        static About of(SourceText.Transcoded text) {
            return new About(
                    codePoints(text.bytes()),
                    text.encoding(),
                    null,
                    List.of(
                            "The file is not UTF-8. It was read as "
                                    + text.encoding()
                                    + ", and positions are those of the text in UTF-8. Where letters look wrong, save it as UTF-8 and upload that."));
        }
    }

    private static Conversion converted(
            Tool tool,
            byte[] bytes,
            byte @Nullable [] representation,
            @Nullable String title,
            List<CutBlock> blocks,
            About about) {
        if (blocks.isEmpty()) {
            return new Empty("There is no text in this file.");
        }
        for (int i = 0; i < blocks.size(); i++) {
            int length = blocks.get(i).content().length();
            if (length > LARGEST_BLOCK) {
                return tooLarge(i, blocks.get(i).type(), "", length + " characters");
            }
        }
        var contents = blocks.stream().map(CutBlock::content).toList();
        return new Converted(
                tool.track(),
                tool.version(),
                Fingerprint.ofRepresentation(tool.track(), bytes),
                representation,
                about.sourceCharacters(),
                Title.of(title),
                blocks,
                contents.stream().mapToLong(text -> text.codePointCount(0, text.length())).sum(),
                new Report(
                        contents.stream().mapToLong(Conversion::words).sum(),
                        byType(blocks),
                        about.encoding(),
                        about.pages(),
                        about.notes()));
    }

    private static Empty tooLarge(int index, BlockType type, String where, String size) {
        return new Empty(
                "Block "
                        + index
                        + " of this file (a "
                        + type.wire()
                        + where
                        + ") has "
                        + size
                        + ", and a block has at most "
                        + LARGEST_BLOCK
                        + ". An empty line ends a block.");
    }

    private static Map<String, Integer> byType(List<CutBlock> blocks) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var type : BlockType.values()) {
            var count = (int) blocks.stream().filter(block -> block.type() == type).count();
            if (count > 0) {
                counts.put(type.wire(), count);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    /// Every byte of valid UTF-8 that does not continue another begins a code point.
    private static long codePoints(byte[] utf8) {
        var count = 0L;
        for (var b : utf8) {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /// Runs of letters and digits; an apostrophe or a hyphen inside ends none.
    private static long words(String text) {
        var count = 0L;
        var inside = false;
        for (var at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var c = text.codePointAt(at);
            var part =
                    Character.isLetterOrDigit(c) || (inside && (c == '\'' || c == '’' || c == '-'));
            count += part && !inside ? 1 : 0;
            inside = part;
        }
        return count;
    }
}
