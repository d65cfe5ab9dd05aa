package dev.blockdata.ingest;

import dev.blockdata.documents.DocumentArrival;
import dev.blockdata.documents.Documents;
import dev.blockdata.documents.Title;
import dev.blockdata.projects.Member;
import dev.blockdata.storage.Content;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes one file in: what it is, under which id, its bytes to the store, its row to the database.
@Component
final class Uploads {

    private final DocumentArrival arrival;
    private final Tracks tracks;

    Uploads(DocumentArrival arrival, Tracks tracks) {
        this.arrival = arrival;
        this.tracks = tracks;
    }

    /// What became of a file.
    sealed interface Taken {

        record Accepted(String sourceUid, Documents.Added how) implements Taken {}

        /// Not read, and why, in words for the person who sent it.
        record Refused(String reason) implements Taken {}
    }

    Taken take(Member member, FileName name, @Nullable String title, Content incoming)
            throws IOException {
        return switch (SourceType.of(name, head(incoming), tracks.readable())) {
            case SourceType.Verdict.Refused refused -> new Taken.Refused(refused.reason());
            case SourceType.Verdict.Is is -> accept(member, name, title, is.type(), incoming);
        };
    }

    private Taken accept(
            Member member, FileName name, @Nullable String title, SourceType type, Content incoming)
            throws IOException {
        var sourceUid = fingerprint(type, incoming);
        var given = Title.of(title);
        var fromName = Title.of(name.withoutExtension());
        var shown = given != null ? given : fromName != null ? fromName : "Untitled";
        var upload =
                new Documents.Upload(
                        sourceUid, type.wire(), incoming.size(), name.text(), shown, given != null);
        var how = arrival.take(member.userId(), member.projectId(), upload, incoming);
        return new Taken.Accepted(sourceUid, how);
    }

    private static byte[] head(Content incoming) throws IOException {
        try (var bytes = incoming.open()) {
            return bytes.readNBytes(SourceType.HEAD);
        }
    }

    private static String fingerprint(SourceType type, Content incoming) throws IOException {
        try (var bytes = incoming.open()) {
            return Fingerprint.ofSource(type, bytes);
        }
    }
}
