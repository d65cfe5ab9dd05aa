package dev.blockdata.export;

import dev.blockdata.database.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.util.FileSystemUtils;

/// Where exports are made, and that their files do not stay for ever.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
class ExportConfiguration {

    /// What a predecessor that was killed had made by halves is nobody's any more.
    @Bean
    Scratch exportScratch(Home home) throws IOException {
        Path folder = home.directory("exports");
        try (var left = Files.list(folder)) {
            for (var file : left.toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
        return new Scratch(folder);
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
