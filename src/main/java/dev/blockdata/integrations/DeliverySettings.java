package dev.blockdata.integrations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How deliveries go out.
///
/// @param parallelism how many at once in a process, each to another integration
/// @param parallelismOfProject how many at once of one project, on all nodes together
/// @param lease how soon after a crash somebody else takes one up
/// @param firstPause before the second attempt; each further pause is four times as long
/// @param longestPause and none is longer
/// @param maxAttempts after so many it has failed
/// @param keep how long those that have ended are listed
/// @param deadline how long the other side may take over one answer
@ConfigurationProperties("blockdata.deliveries")
public record DeliverySettings(
        @DefaultValue("32") int parallelism,
        @DefaultValue("8") int parallelismOfProject,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("12") int maxAttempts,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("30s") Duration deadline) {

    public DeliverySettings {
        if (parallelism < 1 || parallelismOfProject < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "blockdata.deliveries: parallelism, parallelism-of-project and max-attempts are at least 1");
        }
        if (!lease.isPositive()
                || !poll.isPositive()
                || !firstPause.isPositive()
                || !longestPause.isPositive()
                || !keep.isPositive()
                || !deadline.isPositive()) {
            throw new IllegalArgumentException("blockdata.deliveries: durations are positive");
        }
    }

    /// Between an attempt and the next one, without jitter.
    Duration pause(int attempt) {
        double factor = Math.pow(4, Math.min(attempt - 1, 20));
        double millis = Math.min(firstPause.toMillis() * factor, longestPause.toMillis());
        return Duration.ofMillis((long) millis);
    }
}
