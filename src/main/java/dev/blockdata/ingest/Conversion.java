package dev.blockdata.ingest;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.SourceText;
import dev.blockdata.docling.DoclingBlock;
import dev.blockdata.docling.DoclingBlocks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What became of a source's bytes: a text cut into blocks, or words that say why not. Depends on
/// the bytes and their type alone.
sealed interface Conversion {

    /// A text in blocks; `representation` is null where the source itself is it.
    record Converted(
            Track track,
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

    /// What the parser found, dropped and doubted.
    ///
    /// `encoding` is that of a text, `pages` the pages, slides or sheets of what has any.
    record Report(
            long words,
            Map<String, Integer> blocksByType,
            @Nullable String encoding,
            @Nullable Integer pages,
            List<String> notes) {}

    /// What the built-in converter or a service made of a file.
    ///
    /// @param document a DoclingDocument as JSON
    static Conversion ofDocument(
            Track track, byte[] document, @Nullable Integer pages, List<String> notes) {
        List<DoclingBlock> found = DoclingBlocks.of(JSON.readTree(document));
        for (int i = 0; i < found.size(); i++) {
            int length = found.get(i).content().length();
            if (length > LARGEST_BLOCK) {
                return tooLarge(i, found.get(i).type(), "", length + " characters");
            }
        }
        List<CutBlock> blocks = found.stream().map(CutBlock::of).toList();
        return converted(
                track,
                document,
                document,
                null,
                DoclingBlocks.title(found),
                blocks,
                new About(null, pages, notes));
    }

    static Conversion of(SourceType type, byte[] source) {
        return switch (SourceText.decode(source)) {
            case SourceText.Refused refused -> new Unreadable(refused.reason());
            case SourceText.Utf8Text text ->
                    of(Track.of(type), text.bytes(), null, "UTF-8", List.of());
            case SourceText.Transcoded text ->
                    of(
                            Track.of(type),
                            text.bytes(),
                            text.bytes(),
                            text.encoding(),
                            List.of(
                                    "The file is not UTF-8. It was read as "
                                            + text.encoding()
                                            + ", and positions are those of the text in UTF-8."));
        };
    }

    private static Conversion of(
            Track track,
            byte[] utf8,
            byte @Nullable [] representation,
            String encoding,
            List<String> notes) {
        var reading = track.read(utf8);
        var blocks = reading.blocks();
        for (var block : blocks) {
            if (block.span().length() > LARGEST_BLOCK) {
                return tooLarge(block);
            }
        }
        return converted(
                track,
                utf8,
                representation,
                codePoints(utf8),
                reading.title(),
                blocks.stream().map(CutBlock::of).toList(),
                new About(encoding, null, notes));
    }

    /// What a report says beside what can be counted.
    record About(@Nullable String encoding, @Nullable Integer pages, List<String> notes) {}

    private static Conversion converted(
            Track track,
            byte[] bytes,
            byte @Nullable [] representation,
            @Nullable Long sourceCharacters,
            @Nullable String title,
            List<CutBlock> blocks,
            About about) {
        if (blocks.isEmpty()) {
            return new Empty("There is no text in this file.");
        }
        var contents = blocks.stream().map(CutBlock::content).toList();
        return new Converted(
                track,
                Fingerprint.ofRepresentation(track, bytes),
                representation,
                sourceCharacters,
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

    private static Empty tooLarge(Block block) {
        return tooLarge(
                block.index(),
                block.type(),
                ", from byte " + block.span().start(),
                block.span().length() + " bytes");
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
