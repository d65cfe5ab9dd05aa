package dev.blockdata.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The processes in which office files and PDF are taken apart: how many at once, how much heap
/// each has, and how long one file may take.
@ConfigurationProperties("blockdata.converter")
record ConverterSettings(
        @DefaultValue("2") int processes,
        @DefaultValue("640") int heapMegabytes,
        @DefaultValue("55s") Duration deadline) {

    ConverterSettings {
        if (processes < 1 || heapMegabytes < 64 || deadline.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "blockdata.converter: at least one process with 64 MB, and a deadline");
        }
    }
}
