package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// Reads PowerPoint presentations (.pptx): a group for each slide.
final class PptxConverter implements Converter {

    private static final String MIME_TYPE =
            "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    private static final String STRICT = "http://purl.oclc.org/";

    @Override
    public void demand(Path file) throws IOException, UnreadableFile {
        OfficeFile.demand(file, OfficeFile.Program.POWERPOINT);
    }

    @Override
    public Reading read(Path file) throws IOException, UnreadableFile {
        demand(file);
        try (OfficeParts parts = OfficeParts.open(file)) {
            demandUsual(parts);
            return read(new XMLSlideShow(parts.pack()));
        } catch (OpenXML4JException | IOException | RuntimeException | StackOverflowError damaged) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, damaged);
        }
    }

    private static void demandUsual(OfficeParts parts)
            throws InvalidFormatException, UnreadableFile {
        for (var relation : parts.pack().getRelationships()) {
            if (relation.getRelationshipType().startsWith(STRICT)) {
                throw new UnreadableFile(
                        "This file is saved as a strict Open XML presentation. Save it as an"
                                + " ordinary .pptx and upload it again.");
            }
        }
    }

    private static Reading read(XMLSlideShow show)
            throws IOException, InvalidFormatException, UnreadableFile {
        var builder = new DoclingBuilder(MIME_TYPE);
        var size = show.getPageSize();
        var comments = new PptxComments(show.getPackagePart());
        List<String> notes = new ArrayList<>();
        int number = 0;
        for (XSLFSlide slide : show.getSlides()) {
            number++;
            builder.page(number, size.getWidth(), size.getHeight());
            new PptxSlide(slide, number, builder).write(comments);
            if (slide.isHidden()) {
                notes.add("Slide %d is hidden in the presentation; it was kept.".formatted(number));
            }
        }
        return new Reading(builder.json(), number, notes);
    }
}
