package dev.blockdata.web;

import dev.blockdata.http.ProblemWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Puts the web client behind everything else.
@Configuration(proxyBeanMethods = false)
class WebClientRules {

    private static final Duration YEAR = Duration.ofDays(365);

    @Bean
    SimpleUrlHandlerMapping webClient(IndexPage index, ProblemWriter problems) throws Exception {
        var client =
                new WebClient(
                        index,
                        // Their names hold a hash of their content.
                        files(CacheControl.maxAge(YEAR).cachePublic().immutable()),
                        files(CacheControl.noCache()),
                        problems);
        return new SimpleUrlHandlerMapping(Map.of("/**", client), Ordered.LOWEST_PRECEDENCE);
    }

    private static ResourceHttpRequestHandler files(CacheControl caching) throws Exception {
        var handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(new ClassPathResource("static/")));
        handler.setCacheControl(caching);
        // The build has packed what is worth packing, as tightly as it goes; for browsers that take
        // no brotli the server packs by itself.
        var packed = new EncodedResourceResolver();
        packed.setContentCodings(List.of("br"));
        handler.setResourceResolvers(List.of(packed, new PathResourceResolver()));
        handler.afterPropertiesSet();
        return handler;
    }
}
