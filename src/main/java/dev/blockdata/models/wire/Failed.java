package dev.blockdata.models.wire;

import dev.blockdata.outbound.Exchange;
import java.time.Instant;

/// The answer is a failure: thrown through the providers' libraries, which would lose half of it.
public final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Exchange.Received received;

    public Failed(Exchange.Received received) {
        super("HTTP " + received.status());
        this.received = received;
    }

    public Setback setback(Instant now) {
        return Setback.of(received, now);
    }
}
