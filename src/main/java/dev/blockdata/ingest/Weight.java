package dev.blockdata.ingest;

import java.io.IOException;
import java.io.InputStream;

/// What reading a text asks of the heap at its worst moment, estimated from a look at its bytes
/// that keeps none of them.
///
/// The parts were measured, and are rather too much than too little: several copies of the text (as
/// bytes, as characters, as blocks, on the way to the database), what the parser keeps of each
/// line, and what becomes of each block.
record Weight(long bytes, long lines, long starts) {

    private static final long COPIES = 6;

    /// A single character beyond Latin-1 makes all of them two bytes wide.
    private static final long WIDE_COPIES = 9;

    private static final long A_LINE = 160;
    private static final long A_BLOCK = 450;

    static Weight of(InputStream text) throws IOException {
        var scan = new Scan();
        var buffer = new byte[64 * 1024];
        for (var read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            scan.take(buffer, read);
        }
        return scan.weight();
    }

    /// Of a DoclingDocument as JSON: a tree of nodes, and the blocks made of it.
    static Weight ofDocument(int bytes) {
        return new Weight((long) bytes * WIDE_COPIES, 1, 1);
    }

    /// In bytes of heap.
    long heap() {
        return bytes + lines * A_LINE + starts * A_BLOCK;
    }

    private static final class Scan {

        private long size;
        private long lines = 1;
        private long starts = 1;
        private boolean wide;
        private boolean blank = true;
        private boolean afterBlank = true;

        void take(byte[] buffer, int length) {
            size += length;
            for (var at = 0; at < length; at++) {
                var b = buffer[at];
                if (b == '\n' || b == '\r') {
                    lines++;
                    afterBlank = blank;
                    blank = true;
                } else if (blank && b != ' ' && b != '\t') {
                    blank = false;
                    starts += afterBlank || !isLetter(b) ? 1 : 0;
                }
                wide |= b < 0;
            }
        }

        /// A line that goes on with a paragraph begins like this; nearly all others may begin a
        /// block.
        private static boolean isLetter(byte b) {
            return b < 0 || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
        }

        Weight weight() {
            return new Weight(size * (wide ? WIDE_COPIES : COPIES), lines, starts);
        }
    }
}
