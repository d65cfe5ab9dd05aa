package dev.blockdata.documents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the files are swept: what is younger than `young` is left alone, because its row may be on
/// its way; `every` is the pause between two sweeps.
@ConfigurationProperties("blockdata.sweep")
record SweepSettings(@DefaultValue("1h") Duration young, @DefaultValue("1h") Duration every) {}
