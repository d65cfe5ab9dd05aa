package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import dev.blockdata.database.Home;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/// How uploads come in: streamed to disk, bounded, and read only once the caller is known to be
/// allowed to; and in how much memory they are read.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ConverterSettings.class,
    IngestSettings.class,
    UploadSettings.class
})
class IngestConfiguration {

    /// Room for the title and the boundaries beside the file.
    private static final DataSize REST = DataSize.ofMegabytes(1);

    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement multipartConfigElement(UploadSettings settings) {
        long largest = settings.maxUpload().toBytes();
        return new MultipartConfigElement(
                "", largest, largest + REST.toBytes(), (int) IN_MEMORY.toBytes());
    }

    @Bean
    ReadingRoom readingRoom() {
        return new ReadingRoom(Runtime.getRuntime().maxMemory());
    }

    @Bean
    BuiltinConverter builtinConverter(Home home, ConverterSettings settings) {
        return new BuiltinConverter(
                home.directory("converter"),
                new BuiltinConverter.Limits(
                        settings.processes(), settings.heapMegabytes(), settings.deadline()));
    }

    @Bean
    StandardServletMultipartResolver multipartResolver() {
        var resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }

    /// Reads a refused upload to its end, without keeping it: a caller who is still sending could
    /// not hear the refusal otherwise.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedUploadsAreHeard(
            UploadSettings settings) {
        var most = (int) Math.min(Integer.MAX_VALUE, 4 * settings.maxUpload().toBytes());
        return factory ->
                factory.addConnectorCustomizers(
                        connector -> connector.setProperty("maxSwallowSize", String.valueOf(most)));
    }
}
