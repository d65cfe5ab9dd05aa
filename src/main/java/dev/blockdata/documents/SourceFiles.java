package dev.blockdata.documents;

import dev.blockdata.storage.Content;
import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// The files of the documents: the `source`, and beside it the `representation` where that is
/// another text.
///
/// A file is written before its row and deleted after it, so that a row never lacks its file.
/// Nobody has to be kept apart for that, on this node or another: each upload has a [Place] of its
/// own.
@Component
public final class SourceFiles {

    private final FileStore store;

    SourceFiles(FileStore store) {
        this.store = store;
    }

    /// Whether it is worth while to begin something that needs the files.
    public boolean areAtHand() {
        return store.isAtHand();
    }

    void store(Place place, Content source) throws IOException {
        store.put(place.source(), source);
    }

    public void storeRepresentation(Place place, String convUid, byte[] bytes) throws IOException {
        store.put(place.representation(convUid), Content.of(bytes));
    }

    public InputStream open(Place place) throws IOException {
        return store.open(place.source());
    }

    InputStream openRepresentation(Place place, String convUid) throws IOException {
        return store.open(place.representation(convUid));
    }

    /// What the blocks of a document that was read were cut from; the caller closes.
    public InputStream openRepresentation(Place place, Document document) throws IOException {
        return document.representationIsSource()
                ? open(place)
                : openRepresentation(place, Objects.requireNonNull(document.convUid()));
    }

    /// How long the source is, if it is there.
    public OptionalLong size(Place place) throws IOException {
        return store.size(place.source());
    }

    OptionalLong representationSize(Place place, String convUid) throws IOException {
        return store.size(place.representation(convUid));
    }

    /// Removes the files of an upload of which no document is.
    void remove(Place place) throws IOException {
        if (place.generation() != null) {
            store.deletePrefix(place.prefix());
        } else {
            for (var key : place.oldKeys()) {
                store.delete(key);
            }
        }
    }
}
