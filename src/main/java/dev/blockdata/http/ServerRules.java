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

    @Bean
    FilterRegistrationBean<TrustedProxies> trustedProxies(HttpSettings settings) {
        var registration = new FilterRegistrationBean<>(new TrustedProxies(settings.proxies()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
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
