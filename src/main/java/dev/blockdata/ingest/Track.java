package dev.blockdata.ingest;

/// A parser lane: which tool reads a source, and what of it blocks are made of.
///
/// A change that moves a boundary of any block needs a new version of `blocks`, our own rules;
/// documents that were ingested keep theirs.
enum Track {
    MDAST("mdast", "markdown_bytes", "commonmark-java 0.30.0"),
    TEXT("text", "text_bytes", ""),
    BUILTIN(
            "builtin",
            "doclingdocument_json",
            "converter 2, poi 5.5.1, pdfbox 3.0.8, opendataloader 2.5.0, jsoup 1.21.2"),

    /// A docling-serve, whose version is known once it has answered.
    DOCLING("docling", "doclingdocument_json", ""),

    /// The program pandoc, in whatever version is installed.
    PANDOC("pandoc", "pandoc_ast_json", "");

    private static final String BLOCKS = "blocks 1";

    private final String tool;
    private final String representation;
    private final String libraries;

    Track(String tool, String representation, String libraries) {
        this.tool = tool;
        this.representation = representation;
        this.libraries = libraries;
    }

    String tool() {
        return tool;
    }

    String representation() {
        return representation;
    }

    /// Of all that a document's blocks depend on beside its bytes.
    String version() {
        return version(libraries);
    }

    /// @param program what read the source, with its version
    String version(String program) {
        return program.isEmpty() ? BLOCKS : program + ", " + BLOCKS;
    }
}
