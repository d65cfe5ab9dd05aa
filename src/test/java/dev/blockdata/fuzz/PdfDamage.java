package dev.blockdata.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Changes to the objects of a PDF: gone, repeated, exchanged, with other references, numbers and
/// names, and to what stands in their compressed streams. Its table of objects is left as it was,
/// so that readers have to look for them.
final class PdfDamage {

    private static final Pattern OBJECT = Pattern.compile("(?s)\\d+ \\d+ obj.*?endobj");
    private static final Pattern REFERENCE = Pattern.compile("\\b(\\d+) 0 R\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w/])-?\\d+(\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("/[A-Za-z][A-Za-z0-9]*");
    private static final Pattern STREAM =
            Pattern.compile("(?s)<<(?:(?!endobj).)*?>>\\s*stream\\r?\\n(.*?)\\r?\\nendstream");
    private static final int LONGEST = 4 << 20;

    private final Random random;
    private final String text;

    private PdfDamage(Random random, String text) {
        this.random = random;
        this.text = text;
    }

    static byte[] of(Random random, byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return new PdfDamage(random, text).changed().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String changed() {
        return switch (random.nextInt(9)) {
            case 0 -> object("");
            case 1 -> swapped();
            case 2 -> replaced(REFERENCE, 1, Integer.toString(random.nextInt(40)));
            case 3 -> replaced(NUMBER, 0, Damage.one(random, Damage.NUMBERS));
            case 4 -> replaced(NAME, 0, another(NAME));
            case 5 ->
                    replaced(
                            Pattern.compile("/FlateDecode"),
                            0,
                            "[" + "/FlateDecode ".repeat(Damage.length(random, 200)) + "]");
            default -> stream();
        };
    }

    private String another(Pattern pattern) {
        List<MatchResult> all = pattern.matcher(text).results().toList();
        return all.isEmpty() ? "" : Damage.one(random, all).group();
    }

    private String replaced(Pattern pattern, int group, String by) {
        List<MatchResult> all = pattern.matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = Damage.one(random, all);
        return text.substring(0, one.start(group)) + by + text.substring(one.end(group));
    }

    private String object(String by) {
        return replaced(OBJECT, 0, by);
    }

    private String swapped() {
        return object(another(OBJECT));
    }

    private String stream() {
        List<MatchResult> all = STREAM.matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = Damage.one(random, all);
        byte[] packed = one.group(1).getBytes(StandardCharsets.ISO_8859_1);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            String content = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
            String changed = content(content);
            var bytes = new ByteArrayOutputStream();
            try (var out = new DeflaterOutputStream(bytes)) {
                out.write(changed.getBytes(StandardCharsets.ISO_8859_1));
            }
            return text.substring(0, one.start(1))
                    + bytes.toString(StandardCharsets.ISO_8859_1)
                    + text.substring(one.end(1));
        } catch (IOException notCompressed) {
            return text.substring(0, one.start(1))
                    + content(one.group(1))
                    + text.substring(one.end(1));
        }
    }

    private String content(String content) {
        var inner = new PdfDamage(random, content);
        return switch (random.nextInt(5)) {
            case 0 -> inner.replaced(NUMBER, 0, Damage.one(random, Damage.NUMBERS));
            case 1 ->
                    inner.replaced(
                            Pattern.compile("\\b(BT|ET|Tj|TJ|Tf|Tm|Td|q|Q|cm|Do|re)\\b"),
                            0,
                            Damage.one(
                                    random,
                                    List.of("BT", "ET", "q", "Q", "Do", "cm", "'", "BI ID EI")));
            case 2 -> {
                int at = content.isEmpty() ? 0 : random.nextInt(content.length());
                int end = at + Damage.length(random, content.length() - at);
                String part = content.substring(at, end);
                yield content.substring(0, at)
                        + part.repeat(
                                Math.min(
                                        1 + Damage.length(random, 300),
                                        1 + LONGEST / Math.max(1, part.length())))
                        + content.substring(end);
            }
            case 3 -> "q ".repeat(Damage.length(random, 5000)) + content;
            default ->
                    new String(
                            Damage.bytes(
                                    random,
                                    content.getBytes(StandardCharsets.ISO_8859_1),
                                    "(x) Tj".getBytes(StandardCharsets.ISO_8859_1)),
                            StandardCharsets.ISO_8859_1);
        };
    }
}
