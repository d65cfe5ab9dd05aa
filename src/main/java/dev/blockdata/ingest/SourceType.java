package dev.blockdata.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What kind of source a file is, by its name and by how it begins; both have to agree.
enum SourceType {
    MD("Markdown", Form.TEXT, "md", "markdown"),
    TXT("plain text", Form.TEXT, "txt"),
    DOCX("a Word file", Form.OFFICE, "docx"),
    PPTX("a PowerPoint file", Form.OFFICE, "pptx"),
    XLSX("an Excel file", Form.OFFICE, "xlsx"),
    PDF("a PDF file", Form.PDF, "pdf"),
    HTML("an HTML file", Form.TEXT, "html", "htm"),
    CSV("a CSV file", Form.TEXT, "csv"),
    RST("a reStructuredText file", Form.TEXT, "rst", "rest"),
    ORG("an Org file", Form.TEXT, "org"),
    EPUB("an EPUB book", Form.EPUB, "epub"),
    ODT("an OpenDocument text", Form.ODT, "odt"),
    LATEX("a LaTeX file", Form.TEXT, "tex", "latex");

    /// How the bytes of a kind begin.
    private enum Form {
        TEXT,
        OFFICE,
        PDF,
        EPUB,
        ODT;

        /// An encrypted office file is one of the old kind outside; the converter looks into it.
        boolean admits(Optional<Binary> found, byte[] head) {
            return switch (this) {
                case TEXT -> found.isEmpty();
                case OFFICE ->
                        found.equals(Optional.of(Binary.ZIP))
                                || found.equals(Optional.of(Binary.OLE));
                case PDF -> found.equals(Optional.of(Binary.PDF));
                case EPUB -> isLabelled(head, "application/epub+zip");
                case ODT -> isLabelled(head, "application/vnd.oasis.opendocument.text");
            };
        }

        /// Both begin with an entry `mimetype` that is not packed (OCF 3.3, section 4.3;
        /// OpenDocument 1.3, part 2, section 3.3).
        private static boolean isLabelled(byte[] head, String type) {
            var text = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1);
            var at = text.indexOf("mimetype" + type);
            var end = at + ("mimetype" + type).length();
            // A template or a master document of OpenDocument goes on with a dash.
            return text.startsWith("PK") && at > 0 && !text.startsWith("-", end);
        }
    }

    /// How much of a file is looked at to know its kind.
    static final int HEAD = 8192;

    private static final String READ =
            "Markdown, plain text, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), PDF, HTML and CSV files are read";

    /// Kinds that people take for those, and what to do about them.
    private static final Map<String, String> NEARLY =
            Map.ofEntries(
                    Map.entry(
                            "zip",
                            "One request takes one document: the web page opens a ZIP archive and sends its files one by one. "),
                    Map.entry(
                            "doc", "This is an old Word file. Save it as .docx and upload that. "),
                    Map.entry(
                            "ppt",
                            "This is an old PowerPoint file. Save it as .pptx and upload that. "),
                    Map.entry(
                            "xls", "This is an old Excel file. Save it as .xlsx and upload that. "),
                    Map.entry("docm", "Files with macros are not read. Save it as .docx. "),
                    Map.entry("dotm", "Files with macros are not read. Save it as .docx. "),
                    Map.entry("pptm", "Files with macros are not read. Save it as .pptx. "),
                    Map.entry("xlsm", "Files with macros are not read. Save it as .xlsx. "));

    private final String words;
    private final Form form;
    private final List<String> extensions;

    SourceType(String words, Form form, String... extensions) {
        this.words = words;
        this.form = form;
        this.extensions = List.of(extensions);
    }

    /// The answer to what a file is.
    sealed interface Verdict {

        record Is(SourceType type) implements Verdict {}

        /// It is not read, and why, in words for the person who sent it.
        record Refused(String reason) implements Verdict {}
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param readable the kinds that this installation reads
    static Verdict of(FileName name, byte[] head, Set<SourceType> readable) {
        var extension = name.extension();
        var named =
                Arrays.stream(values())
                        .filter(type -> type.extensions.contains(extension))
                        .findFirst();
        if (named.isEmpty()) {
            return new Verdict.Refused(unread(extension) + read(readable));
        }
        var type = named.get();
        var found = Binary.in(head);
        if (!type.form.admits(found, head)) {
            return new Verdict.Refused(
                    "The name says "
                            + type.words
                            + ", but the file is "
                            + found.map(Binary::words).orElse("something else")
                            + ". "
                            + read(readable));
        }
        return readable.contains(type)
                ? new Verdict.Is(type)
                : new Verdict.Refused(
                        "This is "
                                + type.words
                                + ". Such files are read where the program pandoc is installed, and here it is not. "
                                + read(readable));
    }

    private static String read(Set<SourceType> readable) {
        return READ
                + (readable.contains(RST)
                        ? ", and reStructuredText, Org, EPUB, OpenDocument text (.odt) and LaTeX."
                        : ".");
    }

    private static String unread(String extension) {
        return Optional.ofNullable(NEARLY.get(extension))
                .orElse(
                        extension.isEmpty()
                                ? "The file name has no ending that says what it is. "
                                : "Files of this kind are not read. ");
    }
}
