package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// What keeps the converter off the network; the contributor is called `converter`.
@Component("converterHealthIndicator")
class ConverterHealth implements HealthIndicator {

    private final BuiltinConverter converter;

    ConverterHealth(BuiltinConverter converter) {
        this.converter = converter;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("network", converter.isolation().words()).build();
    }
}
