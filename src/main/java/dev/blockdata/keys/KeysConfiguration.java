package dev.blockdata.keys;

import dev.blockdata.database.Secret;
import dev.blockdata.database.Vault;
import dev.blockdata.database.Walls;
import dev.blockdata.models.Models;
import dev.blockdata.outbound.Destination;
import dev.blockdata.outbound.Dialler;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
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
        return new UserKeys(
                walls,
                jdbc,
                workJdbc,
                new Vault(secret, "blockdata model keys 1"),
                System::nanoTime);
    }

    @Bean
    Providers providers(Models models) {
        return models::provider;
    }

    @Bean
    AddressRules addressRules(Dialler dialler) {
        return address -> {
            try {
                return switch (dialler.check(new URI(address.strip()))) {
                    case Destination.Allowed(var uri) -> new AddressRules.Verdict.Allowed(uri);
                    case Destination.Refused(var words) -> new AddressRules.Verdict.Refused(words);
                };
            } catch (URISyntaxException _) {
                return new AddressRules.Verdict.Refused(
                        "must be an address such as https://api.example.org/v1");
            }
        };
    }

    @Bean
    Pace pace(KeyPaces paces, MeterRegistry meters) {
        return new Pace(paces, Clock.systemUTC(), System::nanoTime, new Random(), meters);
    }
}
