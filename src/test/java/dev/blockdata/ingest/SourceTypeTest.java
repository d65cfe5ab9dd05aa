package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.ingest.SourceType.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceTypeTest {

    /// With nothing else installed.
    static final Set<SourceType> EVERYWHERE =
            EnumSet.of(
                    SourceType.MD,
                    SourceType.TXT,
                    SourceType.DOCX,
                    SourceType.PPTX,
                    SourceType.XLSX,
                    SourceType.PDF,
                    SourceType.HTML,
                    SourceType.CSV);

    private static final Set<SourceType> WITH_PANDOC = EnumSet.allOf(SourceType.class);
    private static final String EPUB =
            "PK\3\4........................mimetypeapplication/epub+zipPK\3\4";
    private static final String ODT =
            "PK\3\4........................mimetypeapplication/vnd.oasis.opendocument.textPK\3\4";

    @Test
    void whatPandocReadsIsTakenWhereItIsInstalled() {
        assertThat(is("a.rst", "text")).isEqualTo(SourceType.RST);
        assertThat(is("a.ORG", "* Head")).isEqualTo(SourceType.ORG);
        assertThat(is("a.tex", "\\section{a}")).isEqualTo(SourceType.LATEX);
        assertThat(is("a.epub", EPUB)).isEqualTo(SourceType.EPUB);
        assertThat(is("a.odt", ODT)).isEqualTo(SourceType.ODT);
        assertThat(SourceType.LATEX.wire()).isEqualTo("latex");
    }

    @Test
    void andRefusedInWordsWhereItIsNot() {
        assertThat(refused("a.rst", "text", EVERYWHERE))
                .startsWith(
                        "This is a reStructuredText file. Such files are read where the program pandoc is installed, and here it is not. ")
                .doesNotContain("Org");
        assertThat(refused("a.xyz", "text", WITH_PANDOC))
                .startsWith("Files of this kind are not read. Markdown,")
                .contains("LaTeX");
    }

    @Test
    void aPackageIsWhatItsLabelSays() {
        assertThat(refused("a.epub", ODT, WITH_PANDOC)).contains("The name says an EPUB book");
        assertThat(refused("a.odt", EPUB, WITH_PANDOC)).contains("but the file is a ZIP archive");
        assertThat(refused("a.odt", ODT.replace(".text", ".text-template"), WITH_PANDOC))
                .contains("The name says an OpenDocument text");
        assertThat(refused("a.epub", "PK\3\4 something else", WITH_PANDOC)).contains("ZIP archive");
        assertThat(refused("a.epub", EPUB.substring(4), WITH_PANDOC)).contains("The name says");
        assertThat(refused("a.rst", EPUB, WITH_PANDOC)).contains("ZIP archive");
    }

    private static SourceType is(String name, String head) {
        return ((Verdict.Is) of(name, head, WITH_PANDOC)).type();
    }

    private static String refused(String name, String head, Set<SourceType> readable) {
        return ((Verdict.Refused) of(name, head, readable)).reason();
    }

    private static Verdict of(String name, String head, Set<SourceType> readable) {
        return SourceType.of(
                FileName.of(name), head.getBytes(StandardCharsets.ISO_8859_1), readable);
    }
}
