package dev.blockdata.ingest;

import dev.blockdata.blocks.SourceText;
import dev.blockdata.documents.SourceFiles;
import dev.blockdata.pandoc.Pandoc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.exc.StreamConstraintsException;

/// reStructuredText, Org, LaTeX, EPUB and OpenDocument by the program pandoc, where it is
/// installed.
final class PandocReader implements Reader {

    private final SourceFiles files;
    private final ReadingRoom room;
    private final WholeTexts texts;
    private final Pandoc pandoc;

    PandocReader(SourceFiles files, ReadingRoom room, Pandoc pandoc) {
        this.files = files;
        this.room = room;
        this.texts = new WholeTexts(files, room);
        this.pandoc = pandoc;
    }

    @Override
    public void read(IngestClaim claim, Then then) throws IOException, InterruptedException {
        switch (claim.type()) {
            case EPUB, ODT -> {
                try (var bytes = files.open(claim.place())) {
                    read(claim, bytes, new Conversion.About(null, null, null, List.of()), then);
                }
            }
            default -> readText(claim, then);
        }
    }

    /// What pandoc is given is UTF-8, whatever the file is.
    private void readText(IngestClaim claim, Then then) throws IOException, InterruptedException {
        var held = texts.hold(claim, then);
        if (held.isEmpty()) {
            return;
        }
        SourceText text;
        try (var whole = held.get()) {
            text = SourceText.decode(whole.bytes());
        }
        switch (text) {
            case SourceText.Refused(var reason) -> then.take(new Conversion.Unreadable(reason));
            case SourceText.Utf8Text utf8 ->
                    read(
                            claim,
                            new ByteArrayInputStream(utf8.bytes()),
                            Conversion.About.of(utf8),
                            then);
            case SourceText.Transcoded utf8 ->
                    read(
                            claim,
                            new ByteArrayInputStream(utf8.bytes()),
                            Conversion.About.of(utf8),
                            then);
        }
    }

    private void read(IngestClaim claim, InputStream bytes, Conversion.About about, Then then)
            throws IOException, InterruptedException {
        switch (pandoc.read(claim.type().wire(), bytes)) {
            case Pandoc.Result.Refused(var words) -> then.take(new Conversion.Unreadable(words));
            case Pandoc.Result.Read(var tree, var notes) -> {
                try (var _ = room.take(Weight.ofDocument(tree.length))) {
                    then.take(conversion(claim, tree, about.with(notes)));
                }
            }
        }
    }

    private Conversion conversion(IngestClaim claim, byte[] tree, Conversion.About about) {
        var tool =
                new Conversion.Tool(
                        Track.PANDOC, Track.PANDOC.version("pandoc " + pandoc.version()));
        try {
            return Conversion.ofTree(tool, tree, claim.type() != SourceType.EPUB, about);
        } catch (IllegalArgumentException | StreamConstraintsException tooMuch) {
            return new Conversion.Unreadable(
                    "This file is too deeply nested to be read, or holds a table that is too large.");
        }
    }
}
