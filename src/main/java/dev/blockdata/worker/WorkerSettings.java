package dev.blockdata.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this process works on runs: calls in flight, blocks an invocation claims, blocks that may
/// share a call (0 leaves that to the schema, 1 switches it off), how long a claim is held without
/// a sign of life, attempts in all, how long a stop waits for calls in flight, and whether this
/// process works through standing orders at all.
@ConfigurationProperties("blockdata.worker")
record WorkerSettings(
        @DefaultValue("20") int concurrency,
        @DefaultValue("25") int batchSize,
        @DefaultValue("0") int packSize,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("3") int maxRetries,
        @DefaultValue("25s") Duration grace,
        @DefaultValue("true") boolean dispatcher) {

    WorkerSettings {
        require(concurrency >= 1 && concurrency <= 10_000, "concurrency is between 1 and 10000");
        require(batchSize >= 1 && batchSize <= 1000, "batch-size is between 1 and 1000");
        require(packSize >= 0 && packSize <= 100, "pack-size is between 0 and 100");
        require(
                lease.toMillis() >= 1000 && lease.compareTo(Duration.ofHours(1)) <= 0,
                "lease is between 1s and 1h");
        require(maxRetries >= 1 && maxRetries <= 100, "max-retries is between 1 and 100");
        require(!grace.isNegative(), "grace is not negative");
    }

    private static void require(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException("blockdata.worker: " + words);
        }
    }
}
