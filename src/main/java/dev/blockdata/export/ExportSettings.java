package dev.blockdata.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How exports go on in the background: how many at once in a process, how long their files are
/// kept, how soon after a crash somebody else takes one up, and how often it is tried.
@ConfigurationProperties("blockdata.export")
record ExportSettings(
        @DefaultValue("2") int parallelism,
        @DefaultValue("3d") Duration keep,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("3") int maxAttempts) {

    ExportSettings {
        if (parallelism < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "blockdata.export: parallelism and max-attempts are at least 1");
        }
        if (keep.toMillis() < 1 || lease.toMillis() < 1 || poll.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "blockdata.export: keep, lease and poll are positive");
        }
    }
}
