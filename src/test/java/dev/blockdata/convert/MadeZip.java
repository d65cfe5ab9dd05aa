package dev.blockdata.convert;

import dev.blockdata.fuzz.Parts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;

/// Office files of the parts that a test is about, whatever they are, and with what no honest
/// program writes.
final class MadeZip {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String MAIN = "http://schemas.openxmlformats.org/";

    private final Parts parts;

    private MadeZip(Parts parts) {
        this.parts = parts;
    }

    static MadeZip word(String document) {
        return office("word/document.xml", OOXML + "wordprocessingml.document.main+xml")
                .part("word/document.xml", document);
    }

    static String word() {
        return "<w:document xmlns:w=\""
                + MAIN
                + "wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>";
    }

    /// An office file whose parts may be replaced.
    static MadeZip of(Path file) throws IOException {
        return new MadeZip(Parts.of(Files.readAllBytes(file)));
    }

    String text(String name) {
        return parts.text(name);
    }

    /// A workbook of one sheet.
    static MadeZip excel(String sheet) {
        return office("xl/workbook.xml", OOXML + "spreadsheetml.sheet.main+xml")
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns=\""
                                + MAIN
                                + "spreadsheetml/2006/main\" xmlns:r=\""
                                + RELATION.substring(0, RELATION.length() - 1)
                                + "\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        relations(
                                "s",
                                "worksheet",
                                "worksheets/sheet1.xml",
                                "t",
                                "sharedStrings",
                                "sharedStrings.xml"))
                .part("xl/worksheets/sheet1.xml", sheet)
                .part(
                        "xl/sharedStrings.xml",
                        "<sst xmlns=\""
                                + MAIN
                                + "spreadsheetml/2006/main\"><si><t>shared</t></si></sst>");
    }

    static String sheet(String rows) {
        return "<worksheet xmlns=\""
                + MAIN
                + "spreadsheetml/2006/main\"><sheetData>"
                + rows
                + "</sheetData></worksheet>";
    }

    private static MadeZip office(String main, String type) {
        String overrides =
                "<Override PartName=\"/"
                        + main
                        + "\" ContentType=\""
                        + type
                        + "\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
                        + OOXML
                        + "spreadsheetml.worksheet+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
                        + OOXML
                        + "spreadsheetml.sharedStrings+xml\"/>";
        return new MadeZip(new Parts())
                .part(
                        "[Content_Types].xml",
                        "<Types xmlns=\""
                                + MAIN
                                + "package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                + overrides
                                + "</Types>")
                .part("_rels/.rels", relations("d", "officeDocument", main));
    }

    /// Triples of an id, a type and a target.
    static String relations(String... triples) {
        var all = new StringBuilder();
        for (int at = 0; at < triples.length; at += 3) {
            all.append(
                    "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"%s/>"
                            .formatted(
                                    triples[at],
                                    RELATION,
                                    triples[at + 1],
                                    triples[at + 2],
                                    triples[at + 2].contains("://")
                                            ? " TargetMode=\"External\""
                                            : ""));
        }
        return "<Relationships xmlns=\""
                + MAIN
                + "package/2006/relationships\">"
                + all
                + "</Relationships>";
    }

    MadeZip part(String name, String text) {
        parts.with(name, text);
        return this;
    }

    byte[] bytes() throws IOException {
        return parts.bytes();
    }

    /// Zeros of so many times 64 megabytes, compressed; the whole is never there at once.
    static byte[] zeros(int times) throws IOException {
        var block = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (var out = new DeflaterOutputStream(block, deflater, 1 << 16, true)) {
            byte[] megabyte = new byte[1 << 20];
            for (int at = 0; at < 64; at++) {
                out.write(megabyte);
            }
            out.flush();
            byte[] flushed = block.toByteArray();
            var all = new ByteArrayOutputStream(flushed.length * times + 10);
            for (int at = 0; at < times; at++) {
                all.write(flushed);
            }
            // An empty last block.
            all.write(new byte[] {3, 0});
            return all.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /// A Word file with one part of so many times 64 megabytes, whose directory says another size.
    static void bomb(Path file, int times, long said) throws IOException {
        byte[] packed = zeros(times);
        byte[] name = "word/document.xml".getBytes(StandardCharsets.UTF_8);
        boolean large = said > 0xFFFFFFFEL;
        byte[] extra =
                large
                        ? little(12).putShort((short) 1).putShort((short) 8).putLong(said).array()
                        : new byte[0];
        int size = large ? -1 : (int) said;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(
                    header(
                                    little(30).putInt(0x04034b50),
                                    packed.length,
                                    size,
                                    name.length,
                                    extra.length)
                            .array());
            out.write(name);
            out.write(extra);
            out.write(packed);
            var directory =
                    header(
                            little(46).putInt(0x02014b50).putShort((short) 45),
                            packed.length,
                            size,
                            name.length,
                            extra.length);
            out.write(directory.array());
            out.write(name);
            out.write(extra);
            out.write(
                    little(22)
                            .putInt(0x06054b50)
                            .putInt(0)
                            .putShort((short) 1)
                            .putShort((short) 1)
                            .putInt(46 + name.length + extra.length)
                            .putInt(30 + name.length + extra.length + packed.length)
                            .array());
        }
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer header(ByteBuffer to, int packed, int size, int name, int extra) {
        return to.putShort((short) 45)
                .putShort((short) 0)
                .putShort((short) ZipEntry.DEFLATED)
                .putInt(0x00210000)
                .putInt(0)
                .putInt(packed)
                .putInt(size)
                .putShort((short) name)
                .putShort((short) extra);
    }
}
