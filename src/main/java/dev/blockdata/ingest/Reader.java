package dev.blockdata.ingest;

import java.io.IOException;

/// Makes a conversion of a claimed document's file: the part of a track that meets bytes.
interface Reader {

    /// What is done with a conversion, while what it takes of the heap is still held.
    interface Then {

        void take(Conversion conversion) throws IOException;
    }

    /// @throws IOException where the stored file cannot be read; nothing is said about what is in
    ///   it
    void read(IngestClaim claim, Then then) throws IOException, InterruptedException;
}
