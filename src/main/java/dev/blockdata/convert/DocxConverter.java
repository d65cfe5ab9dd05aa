package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads Word documents (.docx).
final class DocxConverter implements Converter {

    private static final String MIME_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @Override
    public void demand(Path file) throws IOException, UnreadableFile {
        OfficeFile.demand(file, OfficeFile.Program.WORD);
    }

    @Override
    public Reading read(Path file) throws IOException, UnreadableFile {
        demand(file);
        try (OfficeParts parts = OfficeParts.open(file)) {
            return read(parts.main());
        } catch (InvalidFormatException
                | IOException
                | RuntimeException
                | StackOverflowError damaged) {
            throw new UnreadableFile(UnreadableFile.DAMAGED, damaged);
        }
    }

    private static Reading read(PackagePart main)
            throws IOException, InvalidFormatException, UnreadableFile {
        var styles = new DocxStyles(first(main, "styles"));
        var setting = new DocxSetting(styles, new DocxNumbering(first(main, "numbering"), styles));
        var builder = new DoclingBuilder(MIME_TYPE);
        var story = new DocxStory(main, setting);
        var pages = new DocxPages(builder, story.root);
        var notes = new DocxNotes(main, setting);
        var body = new DocxBody(story, builder, notes, pages);
        Element settings = first(main, "settings");
        boolean evenDiffers = Xml.on(Xml.at(settings, "w:evenAndOddHeaders"));
        var margins = new DocxMargins(story, evenDiffers, builder);
        margins.headers();
        body.write(Xml.at(story.root, "w:body"));
        notes.endnotes(builder);
        notes.comments(builder);
        margins.footers();
        return new Reading(builder.json(), pages.count(), notes(setting, body));
    }

    private static @Nullable Element first(PackagePart main, String type)
            throws IOException, InvalidFormatException, UnreadableFile {
        List<PackagePart> parts = OfficeParts.related(main, type);
        return parts.isEmpty() ? null : OfficeParts.xml(parts.getFirst());
    }

    private static List<String> notes(DocxSetting setting, DocxBody body) {
        List<String> notes = new ArrayList<>();
        if (setting.changes.any()) {
            notes.add(setting.changes.note());
        }
        if (setting.hidden > 0) {
            notes.add(
                    setting.hidden == 1
                            ? "Hidden text was left out in one place."
                            : "Hidden text was left out in %d places.".formatted(setting.hidden));
        }
        if (body.embedded()) {
            notes.add("Another file is embedded in this one and was not read.");
        }
        return notes;
    }
}
