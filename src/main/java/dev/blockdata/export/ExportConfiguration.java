package dev.blockdata.export;

import dev.blockdata.database.Home;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/// Where exports are made, and that their files do not stay for ever.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration {

    @Bean
    Scratch exportScratch(Home home) throws IOException {
        return new Scratch(home.emptyDirectory("exports"));
    }

    @Bean
    SchedulingConfigurer exportSweeps(ExportFiles files) {
        return tasks -> {
            tasks.addFixedDelayTask(
                    new FixedDelayTask(files::letGo, ExportFiles.LET_GO, ExportFiles.LET_GO));
            tasks.addFixedDelayTask(
                    new FixedDelayTask(files::sweep, ExportFiles.SWEEP, ExportFiles.LET_GO));
        };
    }
}
