package dev.blockdata.ingest;

import dev.blockdata.docling.DoclingServe;
import dev.blockdata.documents.SourceFiles;
import dev.blockdata.storage.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Office files and PDF by a docling-serve; what it does not read goes to the built-in converter
/// where the operator says so, and the report tells.
///
/// Files with macros, bombs and files that are not what their name says are refused before they are
/// sent anywhere, as everywhere else.
final class DoclingReader implements Reader {

    private static final Logger LOG = LoggerFactory.getLogger(DoclingReader.class);

    private final SourceFiles files;
    private final ReadingRoom room;
    private final DoclingServe service;
    private final BuiltinReader builtin;
    private final boolean fallback;

    DoclingReader(
            SourceFiles files,
            ReadingRoom room,
            DoclingServe service,
            BuiltinReader builtin,
            boolean fallback) {
        this.files = files;
        this.room = room;
        this.service = service;
        this.builtin = builtin;
        this.fallback = fallback;
    }

    @Override
    public void read(IngestClaim claim, Then then) throws IOException, InterruptedException {
        var refusal = builtin.refusal(claim);
        if (refusal.isPresent()) {
            then.take(new Conversion.Unreadable(refusal.get()));
            return;
        }
        switch (converted(claim)) {
            case DoclingServe.Result.Converted(var document, var pages, var notes, var version) -> {
                var tool = new Conversion.Tool(Track.DOCLING, Track.DOCLING.version(version));
                record(tool, document, pages == 0 ? null : pages, notes, then);
            }
            case DoclingServe.Result.Refused(var words) -> without(claim, words, then);
            case DoclingServe.Result.Unavailable(var words) -> without(claim, words, then);
        }
    }

    private DoclingServe.Result converted(IngestClaim claim)
            throws IOException, InterruptedException {
        try {
            return service.convert("source." + claim.type().wire(), source(claim));
        } catch (DoclingServe.SourceFailed ours) {
            throw ours.failure();
        }
    }

    private void record(
            Conversion.Tool tool,
            byte[] document,
            @Nullable Integer pages,
            List<String> notes,
            Then then)
            throws IOException, InterruptedException {
        try (var _ = room.take(Weight.ofDocument(document.length))) {
            Conversion conversion;
            try {
                conversion = Conversion.ofDocument(tool, document, pages, notes);
            } catch (IllegalArgumentException strange) {
                LOG.warn("docling-serve gave what is no document: {}", strange.getMessage());
                conversion =
                        new Conversion.Unreadable(
                                "The conversion service gave an answer that cannot be read. The server's log tells more.");
            }
            then.take(conversion);
        }
    }

    private void without(IngestClaim claim, String words, Then then)
            throws IOException, InterruptedException {
        if (fallback) {
            builtin.read(
                    claim,
                    List.of(words + " The built-in converter has read the file instead."),
                    then);
        } else {
            then.take(new Conversion.Unreadable(words));
        }
    }

    private Content source(IngestClaim claim) throws IOException {
        long size =
                files.size(claim.place())
                        .orElseThrow(() -> new IOException("the stored file is not there"));
        return new Content() {

            @Override
            public InputStream open() throws IOException {
                return files.open(claim.place());
            }

            @Override
            public long size() {
                return size;
            }
        };
    }
}
