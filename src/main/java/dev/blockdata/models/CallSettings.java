package dev.blockdata.models;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long one call of a model may take, as a whole.
@ConfigurationProperties("blockdata.calls")
public record CallSettings(@DefaultValue("2m") Duration deadline) {

    public CallSettings {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("blockdata.calls.deadline has to be positive");
        }
    }
}
