package dev.blockdata.models;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The platform's model, for runs and schemas that name none.
@ConfigurationProperties("blockdata")
public record ModelSettings(@DefaultValue(ModelSettings.OFFLINE) String model) {

    /// The built-in model, which needs no key.
    public static final String OFFLINE = "offline";

    public ModelSettings {
        // An empty environment variable is one that is not set.
        model = model.isBlank() ? OFFLINE : model.strip();
    }
}
