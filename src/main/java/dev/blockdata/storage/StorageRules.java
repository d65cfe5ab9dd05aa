package dev.blockdata.storage;

import dev.blockdata.database.Home;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the files under the home.
@Configuration(proxyBeanMethods = false)
class StorageRules {

    @Bean
    FileStore fileStore(Home home) {
        return new FileStore(home.directory("files"));
    }
}
