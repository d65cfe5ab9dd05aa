package dev.blockdata.export;

import java.io.IOException;

/// A file in the making, of one document or of several one after another.
///
/// Only [#finish()] makes it whole; closing gives back what it needs and writes nothing.
interface ExportFile<R> extends ConfirmedBlocks.Sink<R>, AutoCloseable {

    void finish() throws IOException;

    @Override
    default void close() throws IOException {}
}
