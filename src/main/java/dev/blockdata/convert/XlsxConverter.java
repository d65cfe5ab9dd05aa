package dev.blockdata.convert;

import static java.util.stream.Collectors.joining;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.GroupLabel;
import dev.blockdata.docling.Label;
import dev.blockdata.docling.Layer;
import dev.blockdata.docling.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.Comments;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/// Excel workbooks: each sheet a group with its name as a heading, its cells as tables, read as a
/// stream so that a large sheet takes no more memory than its words.
final class XlsxConverter implements Converter {

    private static final String EMPTY = "There is nothing in the sheets of this workbook.";

    /// What stands in a workbook beside its sheets.
    private record Shared(SharedStrings strings, StylesTable styles, SheetValues values) {}

    @Override
    public void demand(Path file) throws IOException, UnreadableFile {
        OfficeFile.demand(file, OfficeFile.Program.EXCEL);
    }

    @Override
    public Reading read(Path file) throws IOException, UnreadableFile {
        demand(file);
        OPCPackage container = null;
        try {
            container = OPCPackage.open(file.toFile(), PackageAccess.READ);
            return read(container);
        } catch (SheetTables.TooLarge e) {
            throw new UnreadableFile(SplitTable.TOO_LARGE, e);
        } catch (IOException
                | OpenXML4JException
                | SAXException
                | ParserConfigurationException
                | RuntimeException e) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, e);
        } finally {
            if (container != null) {
                container.revert();
            }
        }
    }

    private static Reading read(OPCPackage container)
            throws IOException,
                    OpenXML4JException,
                    SAXException,
                    ParserConfigurationException,
                    UnreadableFile {
        var reader = new XSSFReader(container);
        var workbook = new WorkbookSheets();
        parse(reader.getWorkbookData(), workbook);
        var shared =
                new Shared(
                        reader.getSharedStringsTable(),
                        reader.getStylesTable(),
                        new SheetValues(workbook.countsFrom1904()));
        var document = new DoclingBuilder(Kind.XLSX.mimeType());
        var tables = new SplitTable(document);
        var charts = new ArrayList<String>();
        int sheets = 0;
        boolean empty = true;
        XSSFReader.SheetIterator all = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (all.hasNext()) {
            all.next().close();
            sheets++;
            document.open(GroupLabel.SHEET, all.getSheetName());
            document.text(Text.heading(1, all.getSheetName()));
            empty &= !sheet(all, shared, document, tables);
            document.close();
            if (hasCharts(all.getSheetPart())) {
                charts.add(all.getSheetName());
            }
        }
        if (empty) {
            throw new UnreadableFile(EMPTY);
        }
        return new Reading(document.json(), sheets, notes(workbook.hidden(), charts));
    }

    /// Whether anything was in it.
    private static boolean sheet(
            XSSFReader.SheetIterator sheet,
            Shared shared,
            DoclingBuilder document,
            SplitTable tables)
            throws IOException, SAXException, ParserConfigurationException, UnreadableFile {
        var merged = new MergedCells();
        parse(sheet.getSheetPart().getInputStream(), merged);
        var cells = new SheetTables(document, tables, merged);
        Comments comments = sheet.getSheetComments();
        parse(
                sheet.getSheetPart().getInputStream(),
                new XSSFSheetXMLHandler(
                        shared.styles(),
                        comments,
                        shared.strings(),
                        cells,
                        shared.values(),
                        false));
        cells.end();
        for (String comment : cells.comments()) {
            document.text(Text.of(Label.TEXT, comment).in(Layer.NOTES));
        }
        return cells.any();
    }

    private static void parse(InputStream part, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        try (part) {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.parse(new InputSource(part));
        }
    }

    private static boolean hasCharts(PackagePart sheet) throws OpenXML4JException {
        for (PackageRelationship drawing :
                sheet.getRelationshipsByType(XSSFRelation.DRAWINGS.getRelation())) {
            PackagePart part = sheet.getRelatedPart(drawing);
            if (part.getRelationshipsByType(XSSFRelation.CHART.getRelation()).size() > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> notes(List<String> hidden, List<String> charts) {
        var notes = new ArrayList<String>();
        if (!hidden.isEmpty()) {
            notes.add("Hidden in the workbook, and kept here: %s.".formatted(quoted(hidden)));
        }
        if (!charts.isEmpty()) {
            notes.add("The charts of %s were left out.".formatted(quoted(charts)));
        }
        return notes;
    }

    private static String quoted(List<String> sheets) {
        return sheets.stream().map(name -> "sheet \"" + name + "\"").collect(joining(", "));
    }
}
