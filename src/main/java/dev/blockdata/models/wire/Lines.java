package dev.blockdata.models.wire;

import dev.blockdata.models.ModelKey;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.Exchange;
import java.net.URI;
import java.time.Duration;

/// The lines on which keys are used: guarded where a user chose the address.
public final class Lines {

    private static final int MOST_BYTES = 4 << 20;

    private final Exchange trusted;
    private final Exchange guarded;

    /// @param deadline for a whole call, from dialling to the last byte of the answer
    public Lines(Dialler dialler, Duration deadline) {
        var limits = new Exchange.Limits(deadline, MOST_BYTES);
        this.trusted = dialler.trusted(limits);
        this.guarded = dialler.guarded(limits);
    }

    public Exchange to(ModelKey key) {
        return key.isPlatform() || key.address().isEmpty() ? trusted : guarded;
    }

    /// Where the key is used, without a last slash.
    public static String address(ModelKey key, String home) {
        return key.address().map(URI::toString).orElse(home).replaceAll("/+$", "");
    }
}
