package dev.blockdata.convert;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A PDF of objects as a test spells them, with a table of where they stand; object 1 is its root.
final class RawPdf {

    private static final String FONT =
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

    private final Map<Integer, byte[]> objects = new TreeMap<>();
    private String trailer = "";

    /// One page (object 3) with its content (object 4) and one font, `F`; its other resources are
    /// given.
    static RawPdf page(String resources, String content) {
        return new RawPdf()
                        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
                        .object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(
                                3,
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
                                        + resources
                                        + ">>>>")
                        .stream(4, "", content.getBytes(StandardCharsets.ISO_8859_1))
                        .object(5, FONT);
    }

    static String words(String text) {
        return "BT /F 12 Tf 72 700 Td (" + text + ") Tj ET ";
    }

    RawPdf object(int number, String text) {
        objects.put(number, text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    RawPdf stream(int number, String entries, byte[] bytes) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(latin("<<" + entries + "/Length " + bytes.length + ">>\nstream\n"));
        all.writeBytes(bytes);
        all.writeBytes(latin("\nendstream"));
        objects.put(number, all.toByteArray());
        return this;
    }

    RawPdf trailer(String entries) {
        trailer = entries;
        return this;
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(latin("%PDF-1.7\n"));
        var table = new StringBuilder();
        objects.forEach((number, bytes) -> {
            table.append("%d 1\n%010d 00000 n \n".formatted(number, all.size()));
            all.writeBytes(latin(number + " 0 obj\n"));
            all.writeBytes(bytes);
            all.writeBytes(latin("\nendobj\n"));
        });
        int start = all.size();
        all.writeBytes(
                latin(
                        "xref\n0 1\n0000000000 65535 f \n"
                                + table
                                + "trailer\n<</Size 1000/Root 1 0 R"
                                + trailer.replace("HERE", Integer.toString(start))
                                + ">>\nstartxref\n"
                                + start
                                + "\n%%EOF\n"));
        return all.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
