package dev.blockdata.ingest;

import dev.blockdata.blocks.SourceText;
import dev.blockdata.convert.BuiltinConverter;
import dev.blockdata.convert.BuiltinConverter.Limits;
import dev.blockdata.convert.BuiltinConverter.Result;
import dev.blockdata.convert.Kind;
import dev.blockdata.docling.DoclingFaults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Files of all kinds taken the way that uploads go, from bytes to blocks, and what was wrong with
/// how that ended. Nothing is wrong with a refusal in words.
final class Trial implements AutoCloseable {

    /// What no file of a few megabytes needs; the product gives more.
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration A_MEGABYTE_OF_TEXT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Words that say that the program failed, not the file.
    private static final String OURS = "The program that reads";

    private final BuiltinConverter converter;

    /// @param folder its own: whatever is in it is removed
    Trial(Path folder) {
        converter = new BuiltinConverter(folder, new Limits(1, 640, PATIENCE));
    }

    /// How it ended: without blocks where the file was refused in `words`.
    record End(
            String words,
            @Nullable String convUid,
            byte[] document,
            List<CutBlock> blocks,
            List<String> faults) {

        boolean read() {
            return !blocks.isEmpty();
        }
    }

    End end(String ending, byte[] file) throws InterruptedException {
        var type = SourceType.of(FileName.of("a." + ending), file, SourceTypeTest.EVERYWHERE);
        return switch (type) {
            case SourceType.Verdict.Refused(var reason) -> refused(reason, List.of());
            case SourceType.Verdict.Is(var is) -> {
                try {
                    yield switch (is) {
                        case MD -> text(Track.MDAST, file);
                        case TXT -> text(Track.TEXT, file);
                        default -> converted(is, file);
                    };
                } catch (IOException | RuntimeException | StackOverflowError failure) {
                    yield refused("", List.of("the server fails: " + trace(failure)));
                }
            }
        };
    }

    List<String> faults(String ending, byte[] file) throws InterruptedException {
        return end(ending, file).faults();
    }

    private static String trace(Throwable failure) {
        return failure + " " + Arrays.stream(failure.getStackTrace()).limit(6).toList();
    }

    private static End refused(String words, List<String> faults) {
        return new End(words, null, new byte[0], List.of(), faults);
    }

    private End converted(SourceType type, byte[] file) throws IOException, InterruptedException {
        var result = converter.convert(Kind.valueOf(type.name()), new ByteArrayInputStream(file));
        return switch (result) {
            case Result.Refused(var words) ->
                    refused(
                            words,
                            words.isBlank() || words.contains(OURS)
                                    ? List.of("words of a failure: " + words)
                                    : List.of());
            case Result.Converted(var document, var pages, var notes) -> {
                var faults = new ArrayList<>(DoclingFaults.of(JSON.readTree(document)));
                if (pages < 0 || notes.stream().anyMatch(String::isBlank)) {
                    faults.add("pages " + pages + " or notes " + notes);
                }
                yield blocks(
                        Conversion.ofDocument(BuiltinReader.TOOL, document, pages, notes),
                        document,
                        faults);
            }
        };
    }

    private static End text(Track track, byte[] file) {
        long start = System.nanoTime();
        var conversion = Conversion.of(track, file);
        var took = Duration.ofNanos(System.nanoTime() - start);
        var faults = new ArrayList<String>();
        if (took.compareTo(A_MEGABYTE_OF_TEXT.multipliedBy(1 + (file.length >> 20))) > 0) {
            faults.add("took " + took + " over " + file.length + " bytes");
        }
        byte[] utf8 =
                switch (SourceText.decode(file)) {
                    case SourceText.Utf8Text text -> text.bytes();
                    case SourceText.Transcoded text -> text.bytes();
                    case SourceText.Refused _ -> new byte[0];
                };
        var end = blocks(conversion, utf8, faults);
        if (!end.blocks().isEmpty()) {
            ranges(end.blocks(), utf8, faults);
        }
        return end;
    }

    private static End blocks(Conversion conversion, byte[] document, List<String> faults) {
        return switch (conversion) {
            case Conversion.Unreadable(var reason) -> refused(reason, faults);
            case Conversion.Empty(var reason) -> refused(reason, faults);
            case Conversion.Converted converted -> {
                var places = new HashSet<String>();
                for (var block : converted.blocks()) {
                    if (block.content().isBlank() || block.content().indexOf('\0') >= 0) {
                        faults.add(block.locator() + " has no words, or a NUL");
                    }
                    if (!isWellFormed(block.content())) {
                        faults.add(block.locator() + " has half a character");
                    }
                    if (!places.add(block.locator())) {
                        faults.add(block.locator() + " is two blocks");
                    }
                    if (block.headingLevel() != null
                            && (block.headingLevel() < 1 || block.headingLevel() > 100)) {
                        faults.add(block.locator() + " has level " + block.headingLevel());
                    }
                }
                yield new End("", converted.convUid(), document, converted.blocks(), faults);
            }
        };
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /// Each block is the bytes that its place names, and the places follow one another.
    private static void ranges(List<CutBlock> blocks, byte[] utf8, List<String> faults) {
        int end = 0;
        for (var block : blocks) {
            var place = JSON.readTree(block.locator());
            int from = place.path("start_offset").asInt();
            int to = place.path("end_offset").asInt();
            if (from < end || to <= from || to > utf8.length) {
                faults.add(block.locator() + " comes after " + end);
                return;
            }
            try {
                var slice =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(utf8, from, to - from))
                                .toString();
                if (!slice.equals(block.content())) {
                    faults.add(block.locator() + " is not its bytes");
                }
            } catch (CharacterCodingException cut) {
                faults.add(block.locator() + " cuts a character");
            }
            end = to;
        }
    }

    @Override
    public void close() {
        converter.close();
    }
}
