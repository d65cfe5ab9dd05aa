package dev.blockdata.keys;

import dev.blockdata.models.LimitsSeen;
import org.jspecify.annotations.Nullable;

/// What came of the calls of one key since the database last heard of it. Guarded by its [Lane].
final class Tally {

    /// The sum of it: under which version a call was last answered, what goes back into the buckets
    /// (or, below nothing, out of them), what the provider last said of its limits.
    record News(
            long version,
            boolean answered,
            double requests,
            double inputTokens,
            double outputTokens,
            @Nullable LimitsSeen limits) {}

    private long version;
    private boolean answered;
    private double requests;
    private double inputTokens;
    private double outputTokens;
    private @Nullable LimitsSeen limits;

    void answered(long version) {
        this.version = Math.max(this.version, version);
        answered = true;
    }

    /// Names the version of a trial that was not made, so that another may be.
    void gaveUp(long version) {
        this.version = Math.max(this.version, version);
    }

    void back(double requests, double inputTokens, double outputTokens) {
        this.requests += requests;
        this.inputTokens += inputTokens;
        this.outputTokens += outputTokens;
    }

    void seen(LimitsSeen limits) {
        this.limits = limits;
    }

    boolean isEmpty() {
        return !answered
                && limits == null
                && requests == 0
                && inputTokens == 0
                && outputTokens == 0;
    }

    /// What there is to tell; it is told once.
    News take() {
        var news = new News(version, answered, requests, inputTokens, outputTokens, limits);
        answered = false;
        requests = 0;
        inputTokens = 0;
        outputTokens = 0;
        limits = null;
        return news;
    }
}
