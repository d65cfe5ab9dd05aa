package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import dev.blockdata.convert.Kind;
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
    private final ReadingRoom room;
    private final BuiltinConverter converter;

    Ingest(IngestClaims claims, SourceFiles files, ReadingRoom room, BuiltinConverter converter) {
        this.claims = claims;
        this.files = files;
        this.room = room;
        this.converter = converter;
    }

    void attempt(IngestClaim claim) {
        try {
            switch (Track.of(claim.type())) {
                case MDAST, TEXT -> readInRoom(claim);
                case BUILTIN -> convert(claim);
            }
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

    /// Most of the heap is everybody's: whoever reads takes as much of the room as the text asks
    /// for.
    private void readInRoom(IngestClaim claim) throws IOException, InterruptedException {
        var weight = weight(claim);
        if (!room.holds(weight)) {
            claims.failConversion(
                    claim,
                    "This document is more than this server can read at once: it would need about "
                            + megabytes(weight.heap())
                            + " MB of memory, and there are "
                            + megabytes(room.size())
                            + " MB for that. Cut the file into smaller ones, or ask whoever runs the server for more memory.");
            return;
        }
        try (var _ = room.take(weight)) {
            record(claim);
        }
    }

    private Weight weight(IngestClaim claim) throws IOException {
        try (var bytes = files.open(claim.place())) {
            return Weight.of(bytes);
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }

    /// What people made with other programs is taken apart in another process; what comes of it is
    /// read here.
    private void convert(IngestClaim claim) throws IOException, InterruptedException {
        BuiltinConverter.Result result;
        try (var bytes = files.open(claim.place())) {
            result = converter.convert(Kind.valueOf(claim.type().name()), bytes);
        }
        switch (result) {
            case BuiltinConverter.Result.Refused(var words) -> claims.failConversion(claim, words);
            case BuiltinConverter.Result.Converted(var document, var pages, var notes) -> {
                try (var _ = room.take(Weight.ofDocument(document.length))) {
                    record(
                            claim,
                            Conversion.ofDocument(
                                    Track.BUILTIN, document, pages == 0 ? null : pages, notes));
                }
            }
        }
    }

    private void record(IngestClaim claim) throws IOException {
        record(claim, Conversion.of(claim.type(), source(claim)));
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

    private byte[] source(IngestClaim claim) throws IOException {
        try (var bytes = files.open(claim.place())) {
            return bytes.readAllBytes();
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
