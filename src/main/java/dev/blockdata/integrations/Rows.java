package dev.blockdata.integrations;

import dev.blockdata.export.ConfirmedBlocks;
import dev.blockdata.schemas.SchemaArtifact;
import java.io.IOException;
import java.io.OutputStream;

/// What is confirmed of a delivery's blocks at the moment that it is read.
public interface Rows {

    /// What was applied to the blocks.
    SchemaArtifact schema();

    /// Each block of the delivery in reading order: with its confirmed value, or without data where
    /// it has none now.
    void read(ConfirmedBlocks.Sink<ConfirmedBlocks.Row> sink) throws IOException;

    /// Canonical JSON Lines of the blocks that are confirmed; of a reopened one, the line without
    /// data. Answers how many lines.
    long jsonl(OutputStream out) throws IOException;

    /// The confirmed blocks of the whole run as a Parquet file. Answers how many rows.
    long parquet(OutputStream out) throws IOException;

    /// Whether this delivery is still wanted; ends it where it is not.
    void demand() throws IOException;
}
