package dev.blockdata.convert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What an office file says that its parts are: the one place that tells a document from a
/// workbook, and either from its twin with macros.
///
/// @param types in lower case
/// @param openDocument whether it is one of the other family, of LibreOffice
record ContentTypes(Set<String> types, boolean macros, boolean openDocument) {

    private static final String LIST = "[Content_Types].xml";

    private static final int LONGEST_LIST = 16 << 20;

    ContentTypes {
        types = Set.copyOf(types);
    }

    static ContentTypes of(ZipFile zip) throws IOException, UnreadableFile {
        boolean macros =
                zip.stream()
                        .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.endsWith("vbaproject.bin"));
        ZipEntry list = zip.getEntry(LIST);
        if (list == null) {
            return new ContentTypes(Set.of(), macros, isOpenDocument(zip));
        }
        try (InputStream in = zip.getInputStream(list)) {
            return new ContentTypes(listed(in.readNBytes(LONGEST_LIST)), macros, false);
        } catch (XMLStreamException damaged) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, damaged);
        }
    }

    private static boolean isOpenDocument(ZipFile zip) throws IOException {
        ZipEntry type = zip.getEntry("mimetype");
        if (type == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(type)) {
            return new String(in.readNBytes(100), StandardCharsets.US_ASCII)
                    .startsWith("application/vnd.oasis.opendocument");
        }
    }

    private static Set<String> listed(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> types = new HashSet<>();
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                String type = reader.getAttributeValue(null, "ContentType");
                if (type != null) {
                    types.add(type.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return types;
    }

    void demand(OfficeFile.Program kind) throws UnreadableFile {
        if (macros || types.stream().anyMatch(ContentTypes::hasMacros)) {
            throw new UnreadableFile(
                    "This file contains macros. Save it as %s without macros and upload it again."
                            .formatted(kind.called()));
        }
        if (has(kind)) {
            return;
        }
        for (OfficeFile.Program other : OfficeFile.Program.values()) {
            if (has(other)) {
                throw new UnreadableFile(
                        "This is not %s: it is %s with another file name."
                                .formatted(kind.called(), other.called()));
            }
        }
        throw new UnreadableFile(
                openDocument
                        ? "This is an OpenDocument file. Save it as %s and upload it again."
                                .formatted(kind.called())
                        : "This is not %s: it is a zip archive of something else."
                                .formatted(kind.called()));
    }

    private static boolean hasMacros(String type) {
        return type.contains("macroenabled")
                || type.equals("application/vnd.ms-office.vbaproject")
                // Those of Excel before 1993, which it still runs.
                || type.equals("application/vnd.ms-excel.macrosheet+xml")
                || type.equals("application/vnd.ms-excel.intlmacrosheet+xml");
    }

    /// A document, a template or a slide show: each has its words.
    private boolean has(OfficeFile.Program kind) {
        String family = "application/vnd.openxmlformats-officedocument." + kind.vocabulary() + ".";
        return types.stream()
                .anyMatch(type -> type.startsWith(family) && type.endsWith(".main+xml"));
    }
}
