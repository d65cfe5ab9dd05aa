package dev.blockdata.runs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many calls a dispatch keeps in flight where nobody says a number: as many as one process
/// makes.
@ConfigurationProperties("blockdata.worker")
record DispatchSettings(@DefaultValue("20") int concurrency) {

    private static final int MOST = 1000;

    DispatchSettings {
        concurrency = Math.min(concurrency, MOST);
    }
}
