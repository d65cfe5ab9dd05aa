package dev.blockdata.convert;

import dev.blockdata.bench.Child;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/// A program that reads files, as it comes: the built-in converter and those that it is held
/// against.
record Rival(String name, Set<Kind> kinds, Reader reader) {

    @FunctionalInterface
    interface Reader {
        Likeness read(Path file) throws Exception;
    }

    private static final Path FOLDER = Path.of("bench/converters");
    private static final Path PDF_JAR = Path.of("target/classes/converter/opendataloader-pdf.jar");

    static Rival builtin() {
        Map<Kind, Converter> converters = Converters.all(PDF_JAR.toAbsolutePath());
        return new Rival(
                "built-in",
                Set.of(Kind.DOCX, Kind.PPTX, Kind.PDF),
                file -> Likeness.of(Outcome.of(converters.get(kind(file)), file)));
    }

    /// All the others that this machine has.
    static List<Rival> others() throws Exception {
        var others = new ArrayList<Rival>();
        String tika = Child.compiled(FOLDER);
        others.add(
                new Rival(
                        "Tika 3.3.1",
                        Set.of(Kind.DOCX, Kind.PPTX, Kind.PDF),
                        file ->
                                Likeness.ofHtml(
                                        Child.run(
                                                FOLDER,
                                                Child.java(tika, "TikaHtml", file.toString())))));
        others.add(new Rival("PDFBox text", Set.of(Kind.PDF), Rival::textOfPdf));
        if (Child.onPath("pandoc")) {
            others.add(
                    new Rival(
                            "pandoc",
                            Set.of(Kind.DOCX),
                            file ->
                                    Likeness.ofHtml(
                                            Child.run(
                                                    FOLDER,
                                                    List.of(
                                                            "pandoc",
                                                            "--from=docx",
                                                            "--to=html",
                                                            file.toString())))));
        } else {
            System.out.println("pandoc is not on the PATH and left out.");
        }
        return others;
    }

    static Kind kind(Path file) {
        String name = file.getFileName().toString();
        return Kind.valueOf(name.substring(name.lastIndexOf('.') + 1).toUpperCase());
    }

    private static Likeness textOfPdf(Path file) throws Exception {
        try (var document = Loader.loadPDF(file.toFile())) {
            return Likeness.ofPlainText(new PDFTextStripper().getText(document));
        }
    }
}
