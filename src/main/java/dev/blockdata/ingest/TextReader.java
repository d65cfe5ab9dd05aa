package dev.blockdata.ingest;

import dev.blockdata.documents.SourceFiles;
import java.io.IOException;

/// Markdown and plain text, cut where they stand, in this process.
///
/// Most of the heap is everybody's: whoever reads takes as much of the room as the text asks for.
final class TextReader implements Reader {

    private final Track track;
    private final SourceFiles files;
    private final ReadingRoom room;

    TextReader(Track track, SourceFiles files, ReadingRoom room) {
        this.track = track;
        this.files = files;
        this.room = room;
    }

    @Override
    public void read(IngestClaim claim, Then then) throws IOException, InterruptedException {
        Weight weight;
        try (var bytes = files.open(claim.place())) {
            weight = Weight.of(bytes);
        }
        if (!room.holds(weight)) {
            then.take(new Conversion.Unreadable(room.tooSmallFor(weight)));
            return;
        }
        try (var _ = room.take(weight)) {
            byte[] source;
            try (var bytes = files.open(claim.place())) {
                source = bytes.readAllBytes();
            }
            then.take(Conversion.of(track, source));
        }
    }
}
