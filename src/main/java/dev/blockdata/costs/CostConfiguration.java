package dev.blockdata.costs;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The settings of costs.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CostSettings.class, ForecastSettings.class})
class CostConfiguration {}
