package dev.blockdata.keys;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Random;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts together what keys need from outside.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeysConfiguration {

    @Bean
    PlatformKeys platformKeys(Environment environment) {
        return PlatformKeys.from(environment);
    }

    @Bean
    Pace pace(KeyPaces paces, MeterRegistry meters) {
        return new Pace(paces, Clock.systemUTC(), System::nanoTime, new Random(), meters);
    }
}
