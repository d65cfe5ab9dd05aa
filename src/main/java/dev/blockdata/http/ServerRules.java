package dev.blockdata.http;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// What stands before Spring: whom we believe, and how the container itself refuses.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class ServerRules {

    /// In bytes; at 100 ms away still some megabytes a second.
    private static final int SEND_BUFFER = 256 * 1024;

    @Bean
    FilterRegistrationBean<TrustedProxies> trustedProxies(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new TrustedProxies(settings.proxies()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /// What waits for a slow reader in the system's own buffer is bounded. Left to itself it grows
    /// to megabytes, and a reader of ten kilobytes a second then takes longer over a part of it
    /// than the server waits before it takes the reader for gone.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowReaders() {
        return factory ->
                factory.addConnectorCustomizers(connector ->
                        connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER)));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> presence() {
        return factory -> factory.addEngineValves(new PresenceValve());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer() {
        return factory ->
                factory.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ProblemValve.class.getName());
                    }
                });
    }
}
