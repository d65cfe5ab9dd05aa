package dev.blockdata.ingest;

import dev.blockdata.documents.SourceFiles;
import java.io.IOException;
import java.util.Optional;

/// Texts that are read into this process' heap as a whole, each while it holds the room that it
/// asks for.
final class WholeTexts {

    private final SourceFiles files;
    private final ReadingRoom room;

    WholeTexts(SourceFiles files, ReadingRoom room) {
        this.files = files;
        this.room = room;
    }

    /// A text, and the room that it holds until it is closed.
    record Held(byte[] bytes, ReadingRoom.Seat seat) implements AutoCloseable {

        @Override
        public void close() {
            seat.close();
        }
    }

    /// Waits for room; empty where there is not enough of it in all, which `then` has been told.
    Optional<Held> hold(IngestClaim claim, Reader.Then then)
            throws IOException, InterruptedException {
        Weight weight;
        try (var bytes = files.open(claim.place())) {
            weight = Weight.of(bytes);
        }
        if (!room.holds(weight)) {
            then.take(new Conversion.Unreadable(room.tooSmallFor(weight)));
            return Optional.empty();
        }
        var seat = room.take(weight);
        try (var bytes = files.open(claim.place())) {
            return Optional.of(new Held(bytes.readAllBytes(), seat));
        } catch (IOException | RuntimeException | Error failure) {
            seat.close();
            throw failure;
        }
    }
}
