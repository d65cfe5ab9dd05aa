package dev.blockdata.convert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small Word document made of the XML that a test is about.
final class MadeDocx {

    private static final String SPACES =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                    + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                    + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                    + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                    + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
                    + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
                    + " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
                    + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                    + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                    + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private static final String RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder relations = new StringBuilder();

    MadeDocx(String body) {
        parts.put(
                "word/document.xml",
                "<w:document" + SPACES + "><w:body>" + body + "</w:body></w:document>");
    }

    static String p(String text) {
        return "<w:p>" + r(text) + "</w:p>";
    }

    static String p(String properties, String text) {
        return "<w:p><w:pPr>" + properties + "</w:pPr>" + r(text) + "</w:p>";
    }

    static String r(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    static String style(String id) {
        return "<w:pStyle w:val=\"" + id + "\"/>";
    }

    static String listed(int list, int level) {
        return "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>"
                .formatted(level, list);
    }

    MadeDocx styles(String xml) {
        return part("styles", "w:styles", xml);
    }

    MadeDocx numbering(String xml) {
        return part("numbering", "w:numbering", xml);
    }

    /// A part beside the document; its relation's id is its type.
    MadeDocx part(String type, String root, String xml) {
        return part(type, type, root, xml);
    }

    MadeDocx part(String id, String type, String root, String xml) {
        parts.put("word/" + id + ".xml", "<" + root + SPACES + ">" + xml + "</" + root + ">");
        relations.append(
                "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s.xml\"/>"
                        .formatted(id, RELATION, type, id));
        return this;
    }

    Path write(Path folder) throws IOException {
        Path file = folder.resolve("made.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/word/document.xml\""
                            + " ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".wordprocessingml.document.main+xml\"/></Types>");
            put(
                    zip,
                    "_rels/.rels",
                    relationships(
                            "<Relationship Id=\"d\" Type=\""
                                    + RELATION
                                    + "officeDocument\" Target=\"word/document.xml\"/>"));
            put(zip, "word/_rels/document.xml.rels", relationships(relations.toString()));
            for (Map.Entry<String, String> part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return file;
    }

    private static String relationships(String all) {
        return "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all
                + "</Relationships>";
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
    }
}
