package dev.blockdata.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A file as a seed changes it.
public final class Damaged {

    private static final int LARGEST = 8 << 20;

    private Damaged() {}

    /// @param ending of the file's name, which says what it is
    /// @param other a file from which pieces may come
    public static byte[] by(long seed, String ending, byte[] file, byte[] other)
            throws IOException {
        var random = new Random(seed);
        byte[] changed = file;
        // Mostly one: what is damaged in several places is refused for the first of them.
        for (int changes = Damage.length(random, 6); changes > 0; changes--) {
            byte[] next = once(random, ending, changed, other);
            if (next.length > LARGEST) {
                break;
            }
            changed = next;
        }
        return changed;
    }

    private static byte[] once(Random random, String ending, byte[] file, byte[] other)
            throws IOException {
        if (random.nextInt(12) == 0) {
            return Damage.bytes(random, file, other);
        }
        return switch (ending) {
            case "docx", "pptx", "xlsx" -> inside(random, file);
            case "pdf" -> PdfDamage.of(random, file);
            case "html" -> {
                String text = new String(file, StandardCharsets.UTF_8);
                yield (random.nextBoolean()
                                ? MarkupDamage.of(random, text)
                                : TextDamage.of(random, text))
                        .getBytes(StandardCharsets.UTF_8);
            }
            default ->
                    TextDamage.of(random, new String(file, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
        };
    }

    /// What an earlier change left of the archive may be none.
    private static byte[] inside(Random random, byte[] file) {
        try {
            return ZipDamage.of(random, file);
        } catch (IOException | IllegalArgumentException broken) {
            return file;
        }
    }
}
