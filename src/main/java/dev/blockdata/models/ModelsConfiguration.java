package dev.blockdata.models;

import dev.blockdata.models.offline.OfflineModel;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Which models there are.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelSettings.class)
class ModelsConfiguration {

    @Bean
    Models models(ModelSettings settings) {
        return new Models(Map.of(ModelSettings.OFFLINE, new OfflineModel()), settings.model());
    }
}
