package dev.blockdata.notices;

import dev.blockdata.database.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The settings of notices, and where mail lies that nobody sends.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class NoticeConfiguration {

    @Bean
    Outbox outbox(Home home) {
        return new Outbox(home.directory("outbox"));
    }
}
