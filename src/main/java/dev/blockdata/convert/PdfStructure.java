package dev.blockdata.convert;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What OpenDataLoader finds in a PDF: headings, paragraphs, lists, tables, pictures, each with its
/// page and place, as its JSON says it.
///
/// The jar brings libraries of its own in other versions than ours, so it is loaded apart from them
/// and asked by reflection.
final class PdfStructure {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Held here, because a logger that nobody holds forgets that it was silenced.
    private static final List<Logger> LOGGERS =
            Stream.of(
                            "org.opendataloader",
                            "org.verapdf",
                            "org.apache.pdfbox",
                            "org.apache.fontbox")
                    .map(Logger::getLogger)
                    .toList();

    private final Path jar;

    PdfStructure(Path jar) {
        this.jar = jar;
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /// Empty where the jar is missing, breaks on this file or says nothing that can be read.
    Optional<JsonNode> of(Path file) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        Path directory = Files.createTempDirectory("pdf");
        try {
            // The result is named after the file, whose own name may be anything.
            run(named(file, directory.resolve("document.pdf")), directory);
            return Optional.of(JSON.readTree(directory.resolve("document.json").toFile()));
        } catch (ReflectiveOperationException | JacksonException e) {
            return Optional.empty();
        } finally {
            remove(directory);
        }
    }

    /// A large file is not there twice where the disk can help it.
    private static Path named(Path file, Path name) throws IOException {
        try {
            return Files.createLink(name, file);
        } catch (UnsupportedOperationException | FileSystemException none) {
            return Files.copy(file, name);
        }
    }

    private void run(Path file, Path directory) throws IOException, ReflectiveOperationException {
        URL[] place = {jar.toUri().toURL()};
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> type = loader.loadClass("org.opendataloader.pdf.api.Config");
            Object config = type.getConstructor().newInstance();
            set(config, "setOutputFolder", String.class, directory.toString());
            set(config, "setGenerateJSON", boolean.class, true);
            set(config, "setImageOutput", String.class, "off");
            set(config, "setIncludeHeaderFooter", boolean.class, true);
            set(config, "setKeepLineBreaks", boolean.class, true);
            loader.loadClass("org.opendataloader.pdf.api.OpenDataLoaderPDF")
                    .getMethod("processFile", String.class, type)
                    .invoke(null, file.toString(), config);
        } catch (InvocationTargetException e) {
            // Memory that ran out is no matter of this file's structure.
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            throw e;
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    private static void set(Object config, String method, Class<?> type, Object value)
            throws ReflectiveOperationException {
        config.getClass().getMethod(method, type).invoke(config, value);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
