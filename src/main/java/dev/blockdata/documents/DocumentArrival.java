package dev.blockdata.documents;

import dev.blockdata.storage.Content;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes a document in: its file, and after that its row. Of bytes that the project has already
/// nothing is stored a second time. What a crash leaves between the two the sweeper removes.
@Component
public final class DocumentArrival {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentArrival.class);

    private final Documents documents;
    private final SourceFiles files;

    DocumentArrival(Documents documents, SourceFiles files) {
        this.documents = documents;
        this.files = files;
    }

    public Documents.Added take(UUID user, UUID project, Documents.Upload upload, Content source)
            throws IOException {
        var there = documents.place(user, project, upload.sourceUid());
        if (there.isPresent()) {
            restore(there.get(), source);
            var again = documents.addAgain(user, project, upload.sourceUid());
            if (again.isPresent()) {
                return again.get();
            }
        }
        var place = Place.fresh(project, upload.sourceUid());
        files.store(place, source);
        var added = documents.add(user, project, upload, place);
        if (added != Documents.Added.CREATED) {
            removeAgain(place);
        }
        return added;
    }

    /// Whoever uploads a file that was lost brings it back.
    private void restore(Place place, Content source) throws IOException {
        if (files.size(place).isEmpty()) {
            files.store(place, source);
        }
    }

    private void removeAgain(Place place) {
        try {
            files.remove(place);
        } catch (IOException failure) {
            LOG.warn(
                    "The file of an upload that was there already is left to the sweeper: {}",
                    failure.toString());
        }
    }
}
