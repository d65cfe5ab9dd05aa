package dev.blockdata.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// What the time is by the database's clock, as far as was heard last: what is compared there is
/// told by it, however wrong the clock of this machine is.
final class DatabaseClock extends Clock {

    private final Clock ours;
    private volatile Duration ahead = Duration.ZERO;

    DatabaseClock(Clock ours) {
        this.ours = ours;
    }

    /// @param theirs what the time was there, just now
    void hear(Instant theirs) {
        ahead = Duration.between(ours.instant(), theirs);
    }

    @Override
    public Instant instant() {
        return ours.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are compared here, and shown nowhere");
    }
}
