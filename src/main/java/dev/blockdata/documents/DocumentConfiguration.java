package dev.blockdata.documents;

import dev.blockdata.storage.FileStore;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Lets the files be swept at the start and every hour.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DocumentConfiguration {

    @Bean
    FileSweeper fileSweeper(FileStore store, SourceFiles files, @Qualifier("work") JdbcClient db) {
        return new FileSweeper(store, files, db, Clock.systemUTC());
    }
}
