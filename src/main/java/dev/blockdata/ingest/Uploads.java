package dev.blockdata.ingest;

import dev.blockdata.documents.Documents;
import dev.blockdata.documents.SourceFiles;
import dev.blockdata.projects.Member;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes one file in: what it is, under which id, its bytes to the store, its row to the database.
@Component
final class Uploads {

    private final Documents documents;
    private final SourceFiles files;
    private final Tracks tracks;

    Uploads(Documents documents, SourceFiles files, Tracks tracks) {
        this.documents = documents;
        this.files = files;
        this.tracks = tracks;
    }

    /// A file as it came in, kept somewhere so that it can be read more than once.
    interface Incoming {

        InputStream open() throws IOException;

        long size();
    }

    /// What became of a file.
    sealed interface Taken {

        record Accepted(String sourceUid, Documents.Added how) implements Taken {}

        /// Not read, and why, in words for the person who sent it.
        record Refused(String reason) implements Taken {}
    }

    Taken take(Member member, FileName name, @Nullable String title, Incoming incoming)
            throws IOException {
        return switch (SourceType.of(name, head(incoming), tracks.readable())) {
            case SourceType.Verdict.Refused refused -> new Taken.Refused(refused.reason());
            case SourceType.Verdict.Is is -> accept(member, name, title, is.type(), incoming);
        };
    }

    private Taken accept(
            Member member,
            FileName name,
            @Nullable String title,
            SourceType type,
            Incoming incoming)
            throws IOException {
        var sourceUid = fingerprint(type, incoming);
        var given = Title.of(title);
        var fromName = Title.of(name.withoutExtension());
        var shown = given != null ? given : fromName != null ? fromName : "Untitled";
        var upload =
                new Documents.Upload(
                        sourceUid, type.wire(), incoming.size(), name.text(), shown, given != null);
        try (var bytes = incoming.open()) {
            var how =
                    files.store(
                            member.projectId(),
                            sourceUid,
                            bytes,
                            () -> documents.add(member.userId(), member.projectId(), upload));
            return new Taken.Accepted(sourceUid, how);
        }
    }

    private static byte[] head(Incoming incoming) throws IOException {
        try (var bytes = incoming.open()) {
            return bytes.readNBytes(SourceType.HEAD);
        }
    }

    private static String fingerprint(SourceType type, Incoming incoming) throws IOException {
        try (var bytes = incoming.open()) {
            return Fingerprint.ofSource(type, bytes);
        }
    }
}
