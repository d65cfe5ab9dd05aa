package dev.blockdata.costs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What of the worker's settings changes what a run costs: how many calls begin side by side, each
/// of which may write the provider's cache, and how many blocks may share one.
@ConfigurationProperties("blockdata.worker")
record ForecastSettings(@DefaultValue("20") int concurrency, @DefaultValue("0") int packSize) {}
