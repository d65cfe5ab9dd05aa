package dev.blockdata.ingest;

import java.util.concurrent.Semaphore;

/// The part of the heap in which texts are read: half of it. Small ones are read beside each other,
/// a large one waits until the others have gone, and one that is larger than the room is not read
/// here at all.
final class ReadingRoom {

    private static final int SHARE = 2;
    private static final int UNIT = 64 * 1024;

    private final int units;
    private final Semaphore free;

    ReadingRoom(long heap) {
        this.units = (int) Math.min(Integer.MAX_VALUE, heap / SHARE / UNIT);
        this.free = new Semaphore(units, true);
    }

    /// Room that is taken until it is closed.
    interface Seat extends AutoCloseable {

        @Override
        void close();
    }

    boolean holds(Weight weight) {
        return weight.heap() / UNIT < units;
    }

    /// Why a text of this weight is not read here, for whoever uploaded it.
    String tooSmallFor(Weight weight) {
        return "This document is more than this server can read at once: it would need about "
                + megabytes(weight.heap())
                + " MB of memory, and there are "
                + megabytes((long) units * UNIT)
                + " MB for that. Cut the file into smaller ones, or ask whoever runs the server for more memory.";
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }

    /// Waits until there is room.
    Seat take(Weight weight) throws InterruptedException {
        int wanted = (int) Math.min(units, weight.heap() / UNIT + 1);
        free.acquire(wanted);
        return () -> free.release(wanted);
    }
}
