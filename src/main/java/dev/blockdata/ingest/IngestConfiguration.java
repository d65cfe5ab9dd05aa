package dev.blockdata.ingest;

import dev.blockdata.convert.BuiltinConverter;
import dev.blockdata.database.Home;
import dev.blockdata.docling.DoclingServe;
import dev.blockdata.documents.SourceFiles;
import dev.blockdata.ingest.Tracks.Lane;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.Exchange;
import dev.blockdata.pandoc.Pandoc;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/// How uploads come in: streamed to disk, bounded, and read only once the caller is known to be
/// allowed to; and in how much memory they are read. They are received in the home, so that what a
/// crash leaves of them goes with the next start.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ConverterSettings.class,
    DoclingSettings.class,
    IngestSettings.class,
    PandocSettings.class,
    UploadSettings.class
})
class IngestConfiguration {

    /// Room for the title and the boundaries beside the file.
    private static final DataSize REST = DataSize.ofMegabytes(1);

    private static final SourceType[] OFFICE_AND_PDF = {
        SourceType.DOCX, SourceType.PPTX, SourceType.XLSX, SourceType.PDF
    };

    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement multipartConfigElement(UploadSettings settings, Home home)
            throws IOException {
        long largest = settings.maxUpload().toBytes();
        return new MultipartConfigElement(
                home.emptyDirectory("incoming").toString(),
                largest,
                largest + REST.toBytes(),
                (int) IN_MEMORY.toBytes());
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

    /// The service that is set, if one is.
    @Bean
    @Nullable DoclingServe doclingServe(DoclingSettings settings, Dialler dialler) {
        return settings.service()
                .map(url ->
                        new DoclingServe(
                                url,
                                settings.apiKey(),
                                dialler.trusted(
                                        new Exchange.Limits(
                                                DoclingSettings.CALL,
                                                settings.largestAnswer(
                                                        Runtime.getRuntime().maxMemory()))),
                                new DoclingServe.Patience(
                                        settings.deadline(), DoclingSettings.SILENCE)))
                .orElse(null);
    }

    /// The program, if it is installed.
    @Bean
    @Nullable Pandoc pandoc(PandocSettings settings, ConverterSettings bounds, Home home) {
        return settings.program().isBlank()
                ? null
                : Pandoc.find(
                                settings.program(),
                                home.directory("pandoc"),
                                new Pandoc.Limits(
                                        bounds.processes(),
                                        bounds.heapMegabytes(),
                                        bounds.deadline()))
                        .orElse(null);
    }

    @Bean
    Tracks tracks(
            SourceFiles files,
            ReadingRoom room,
            BuiltinConverter converter,
            Optional<DoclingServe> service,
            Optional<Pandoc> pandoc,
            DoclingSettings docling) {
        var texts = new WholeTexts(files, room);
        var builtin = new BuiltinReader(files, room, converter);
        var tracks =
                new Tracks()
                        .with(new TextReader(Track.MDAST, texts), Lane.HERE, SourceType.MD)
                        .with(new TextReader(Track.TEXT, texts), Lane.HERE, SourceType.TXT)
                        .with(builtin, Lane.HERE, SourceType.HTML, SourceType.CSV)
                        .with(builtin, Lane.HERE, OFFICE_AND_PDF);
        service.ifPresent(remote ->
                tracks.with(
                        new DoclingReader(files, room, remote, builtin, docling.fallback()),
                        Lane.ELSEWHERE,
                        OFFICE_AND_PDF));
        pandoc.ifPresent(program ->
                tracks.with(
                        new PandocReader(files, room, program),
                        Lane.HERE,
                        SourceType.RST,
                        SourceType.ORG,
                        SourceType.EPUB,
                        SourceType.ODT,
                        SourceType.LATEX));
        return tracks;
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
