package dev.blockdata.outbound;

import java.net.InetAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one dialler of the process.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class OutboundConfiguration {

    @Bean(destroyMethod = "close")
    Dialler dialler(OutboundSettings settings) {
        return new Dialler(AllowedHosts.of(settings.allowedHosts()), InetAddress::getAllByName);
    }
}
