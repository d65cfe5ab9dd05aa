package dev.blockdata.documents;

import dev.blockdata.storage.FileStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/// Lets the files be swept soon after the start and every hour.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(SweepSettings.class)
class DocumentConfiguration {

    @Bean
    FileSweeper fileSweeper(
            FileStore store,
            SourceFiles files,
            @Qualifier("work") JdbcClient db,
            SweepSettings settings,
            MeterRegistry meters) {
        return new FileSweeper(store, files, db, Clock.systemUTC(), settings.young(), meters);
    }

    @Bean
    SchedulingConfigurer sweeps(FileSweeper sweeper, SweepSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(
                        new FixedDelayTask(
                                sweeper::sweepOften,
                                settings.every(),
                                FileSweeper.AFTER_THE_START));
    }
}
