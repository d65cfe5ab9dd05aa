package dev.blockdata.keys;

import dev.blockdata.database.Secret;
import dev.blockdata.database.Walls;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts together what keys need from outside.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySettings.class)
class KeysConfiguration {

    @Bean
    PlatformKeys platformKeys(Environment environment) {
        return PlatformKeys.from(environment);
    }

    @Bean
    UserKeys userKeys(
            Walls walls, JdbcClient jdbc, @Qualifier("work") JdbcClient workJdbc, Secret secret) {
        return new UserKeys(walls, jdbc, workJdbc, new Vault(secret), System::nanoTime);
    }

    @Bean
    TrialLimit trialLimit() {
        return new TrialLimit(Clock.systemUTC());
    }

    /// Nobody can be asked until somebody says who.
    @Bean
    Providers providers() {
        return _ -> Optional.empty();
    }

    @Bean
    AddressRules addressRules() {
        return new StrictAddresses();
    }

    @Bean
    Pace pace(KeyPaces paces, MeterRegistry meters) {
        return new Pace(paces, Clock.systemUTC(), System::nanoTime, new Random(), meters);
    }
}
