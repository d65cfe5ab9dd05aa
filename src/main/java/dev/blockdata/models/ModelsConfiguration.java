package dev.blockdata.models;

import dev.blockdata.models.anthropic.AnthropicProvider;
import dev.blockdata.models.offline.OfflineModel;
import dev.blockdata.models.openai.OpenAiProvider;
import dev.blockdata.models.wire.Lines;
import dev.blockdata.outbound.Dialler;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Which models there are, and who is asked for them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, CallSettings.class})
class ModelsConfiguration {

    @Bean
    Models models(ModelSettings settings, CallSettings calls, Dialler dialler) {
        var lines = new Lines(dialler, calls.deadline());
        Clock clock = Clock.systemUTC();
        return new Models(
                Map.of(ModelSettings.OFFLINE, new OfflineModel()),
                Map.of(
                        ModelName.ANTHROPIC,
                        new AnthropicProvider(lines, clock),
                        ModelName.OPENAI,
                        new OpenAiProvider(lines, clock)),
                settings.model());
    }
}
