package dev.blockdata.ingest;

import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.BlockType;
import dev.blockdata.blocks.SourceText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a source's bytes: a text cut into blocks, or words that say why not. Depends on
/// the bytes and their type alone.
sealed interface Conversion {

    /// A text in blocks; `representation` is null where the source itself is it.
    record Converted(
            Track track,
            String convUid,
            byte @Nullable [] representation,
            long sourceCharacters,
            @Nullable String title,
            List<Block> blocks,
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

    /// What the parser found, dropped and doubted.
    record Report(
            long words, Map<String, Integer> blocksByType, String encoding, List<String> notes) {}

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
        if (blocks.isEmpty()) {
            return new Empty("There is no text in this file.");
        }
        var contents = blocks.stream().map(Block::content).toList();
        var report =
                new Report(
                        contents.stream().mapToLong(Conversion::words).sum(),
                        byType(blocks),
                        encoding,
                        notes);
        return new Converted(
                track,
                Fingerprint.ofRepresentation(track, utf8),
                representation,
                codePoints(utf8),
                Title.of(reading.title()),
                blocks,
                contents.stream().mapToLong(text -> text.codePointCount(0, text.length())).sum(),
                report);
    }

    private static Empty tooLarge(Block block) {
        return new Empty(
                "Block "
                        + block.index()
                        + " of this file (a "
                        + block.type().wire()
                        + ", from byte "
                        + block.span().start()
                        + ") has "
                        + block.span().length()
                        + " bytes, and a block has at most "
                        + LARGEST_BLOCK
                        + ". An empty line ends a block.");
    }

    private static Map<String, Integer> byType(List<Block> blocks) {
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
