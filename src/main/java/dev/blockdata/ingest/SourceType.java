package dev.blockdata.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What kind of source a file is, by its name and by how it begins; both have to agree.
enum SourceType {
    MD("Markdown", "md", "markdown"),
    TXT("plain text", "txt");

    /// How much of a file is looked at to know its kind.
    static final int HEAD = 8192;

    /// Kinds that the product will read one day; named so that the refusal can say so.
    private static final Map<String, String> LATER =
            Map.ofEntries(
                    Map.entry("docx", "Word files"),
                    Map.entry("pptx", "PowerPoint files"),
                    Map.entry("pdf", "PDF files"),
                    Map.entry("xlsx", "Excel files"),
                    Map.entry("html", "HTML files"),
                    Map.entry("htm", "HTML files"),
                    Map.entry("csv", "CSV files"),
                    Map.entry("rst", "reStructuredText files"),
                    Map.entry("org", "Org files"),
                    Map.entry("epub", "EPUB files"),
                    Map.entry("odt", "OpenDocument files"),
                    Map.entry("tex", "LaTeX files"),
                    Map.entry("latex", "LaTeX files"));

    private static final String READ = "Markdown (.md, .markdown) and plain text (.txt) are read.";

    private final String words;
    private final List<String> extensions;

    SourceType(String words, String... extensions) {
        this.words = words;
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

    static Verdict of(FileName name, byte[] head) {
        var extension = name.extension();
        var named =
                Arrays.stream(values())
                        .filter(type -> type.extensions.contains(extension))
                        .findFirst();
        if (named.isEmpty()) {
            return new Verdict.Refused(unread(extension));
        }
        return Binary.in(head)
                .<Verdict>map(found ->
                        new Verdict.Refused(
                                "The name says "
                                        + named.get().words
                                        + ", but the file is "
                                        + found.words()
                                        + ". "
                                        + READ))
                .orElseGet(() -> new Verdict.Is(named.get()));
    }

    private static String unread(String extension) {
        var later = Optional.ofNullable(LATER.get(extension));
        return later.map(kind -> kind + " are not read yet. ")
                        .orElse(
                                extension.isEmpty()
                                        ? "The file name has no ending that says what it is. "
                                        : "Files of this kind are not read. ")
                + READ;
    }
}
