package dev.blockdata.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How documents are read after their upload: how many at once, how long one attempt may take, how
/// many attempts there are.
///
/// `lease` is how soon after a crash somebody else takes a document up; a living attempt renews it
/// until `deadline`.
@ConfigurationProperties("blockdata.ingest")
record IngestSettings(
        @DefaultValue("2") int parallelism,
        @DefaultValue("5m") Duration deadline,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("3") int maxAttempts) {

    IngestSettings {
        if (parallelism < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "blockdata.ingest: parallelism and max-attempts are at least 1");
        }
        if (deadline.isNegative() || lease.toMillis() < 1 || poll.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "blockdata.ingest: deadline, lease and poll are positive");
        }
    }
}
