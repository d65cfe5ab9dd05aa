package dev.blockdata.ingest;

import dev.blockdata.documents.SourceFiles;
import dev.blockdata.storage.StoreFailure;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/// One attempt at one document: read its bytes, cut them into blocks, write all of them down; or
/// fail with words.
///
/// No transaction is open while the file is read or cut. Where the database or the store of files
/// is the one that fails, nothing is said about the document: the attempt runs out, and another
/// takes it up.
@Component
final class Ingest {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final IngestClaims claims;
    private final SourceFiles files;
    private final Tracks tracks;

    Ingest(IngestClaims claims, SourceFiles files, Tracks tracks) {
        this.claims = claims;
        this.files = files;
        this.tracks = tracks;
    }

    void attempt(IngestClaim claim) {
        try {
            tracks.reader(claim.type()).read(claim, conversion -> record(claim, conversion));
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException failure) {
            LOG.warn(
                    "Document {} is left for another attempt: {}",
                    claim.sourceUid(),
                    failure.toString());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            LOG.info("Document {} is left for another attempt", claim.sourceUid());
        } catch (StoreFailure failure) {
            LOG.warn(
                    "Document {} is left for another attempt: {}",
                    claim.sourceUid(),
                    failure.toString());
        } catch (IOException failure) {
            LOG.warn("The file of document {} cannot be read", claim.sourceUid(), failure);
            claims.failConversion(claim, "The stored file could not be read.");
        } catch (RuntimeException failure) {
            LOG.error("Document {} could not be read", claim.sourceUid(), failure);
            giveUp(
                    claim,
                    "Something went wrong here while this document was read. The server's log tells more.");
        } catch (StackOverflowError | OutOfMemoryError failure) {
            LOG.error(
                    "Document {} is more than this server can read: {}",
                    claim.sourceUid(),
                    failure.toString());
            giveUp(claim, "This document is too large or too deeply nested to be read.");
        }
    }

    private void record(IngestClaim claim, Conversion conversion) throws IOException {
        switch (conversion) {
            case Conversion.Unreadable unreadable ->
                    claims.failConversion(claim, unreadable.reason());
            case Conversion.Empty empty -> claims.failIngest(claim, empty.reason());
            case Conversion.Converted text -> {
                var representation = text.representation();
                if (representation != null) {
                    files.storeRepresentation(claim.place(), text.convUid(), representation);
                }
                if (!claims.finish(claim, text)) {
                    LOG.info(
                            "Document {} was deleted or taken up by another while it was read",
                            claim.sourceUid());
                }
            }
        }
    }

    private void giveUp(IngestClaim claim, String words) {
        try {
            claims.failConversion(claim, words);
        } catch (DataAccessException failure) {
            LOG.warn(
                    "Document {} is left for another attempt: {}",
                    claim.sourceUid(),
                    failure.toString());
        }
    }
}
