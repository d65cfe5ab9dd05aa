package dev.blockdata.convert;

import java.nio.file.Path;
import java.util.Map;

/// Which converter reads which kind of file.
final class Converters {

    private Converters() {}

    /// @param pdfJar the library that finds the structure of PDF files
    static Map<Kind, Converter> all(Path pdfJar) {
        return Map.of(
                Kind.DOCX, new DocxConverter(),
                Kind.PPTX, new PptxConverter(),
                Kind.XLSX, new XlsxConverter(),
                Kind.PDF, new PdfConverter(pdfJar),
                Kind.HTML, new HtmlConverter(),
                Kind.CSV, new CsvConverter());
    }
}
