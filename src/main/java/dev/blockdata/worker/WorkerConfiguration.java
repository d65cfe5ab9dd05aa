package dev.blockdata.worker;

import dev.blockdata.models.ModelSettings;
import dev.blockdata.models.Models;
import dev.blockdata.models.offline.OfflineModel;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Which models there are, and how this process works.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerSettings.class, ModelSettings.class})
class WorkerConfiguration {

    @Bean
    Models models(ModelSettings settings) {
        return new Models(Map.of(ModelSettings.OFFLINE, new OfflineModel()), settings.model());
    }
}
