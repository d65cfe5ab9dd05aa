package dev.blockdata.documents;

import dev.blockdata.projects.Member;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Deletes a document: its rows, and after their commit its files. What a crash leaves between the
/// two the sweeper removes.
@Component
final class DocumentDeletion {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentDeletion.class);

    private final Documents documents;
    private final SourceFiles files;

    DocumentDeletion(Documents documents, SourceFiles files) {
        this.documents = documents;
        this.files = files;
    }

    Documents.Deletion delete(Member member, String source, @Nullable Long confirmed) {
        var deletion = documents.delete(member.userId(), member.projectId(), source, confirmed);
        if (deletion instanceof Documents.Deletion.Deleted(var place)) {
            removeFiles(place);
        }
        return deletion;
    }

    private void removeFiles(Place place) {
        try {
            files.remove(place);
        } catch (IOException failure) {
            LOG.warn(
                    "The files of a deleted document are left to the sweeper: {}",
                    failure.toString());
        }
    }
}
