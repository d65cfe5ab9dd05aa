package dev.blockdata.database;

import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// Says when the server was told, since the start, not to keep what it acknowledges.
final class DurabilityHealth extends AbstractHealthIndicator {

    private final DataSource source;
    private final boolean demanded;

    DurabilityHealth(DataSource source, boolean demanded) {
        super("the database did not say whether it is durable");
        this.source = source;
        this.demanded = demanded;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var missing = Durability.missing(source);
        if (missing.isEmpty()) {
            builder.up();
        } else if (demanded) {
            builder.outOfService().withDetail("off", missing);
        } else {
            builder.up().withDetail("off", missing).withDetail("allowed", true);
        }
    }
}
