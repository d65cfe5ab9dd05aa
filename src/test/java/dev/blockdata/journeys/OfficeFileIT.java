package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/// The built jar reads an office file in a process of its own, which does not outlive it, however
/// it ends.
class OfficeFileIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void theConverterEndsWithTheProductAndLeavesNothing() throws Exception {
        try (var product = Product.start()) {
            var ann = Visitor.registered(product, "ann");
            var shelf = new Shelf(ann);
            shelf.upload("one.docx", word("Be kind."));
            Shelf.await(PATIENCE, () -> isIngested(shelf));
            assertThat(
                            ann.get("/actuator/info")
                                    .expect(200)
                                    .json()
                                    .at("/converter/network")
                                    .asString())
                    .contains("namespace");
            List<ProcessHandle> converters = converters(product);
            assertThat(converters).isNotEmpty();

            product.kill();

            Shelf.await(PATIENCE, () -> converters.stream().noneMatch(ProcessHandle::isAlive));
            product.startAgain();
            assertThat(left(product)).isEmpty();
            shelf.upload("other.docx", word("Be brief."));
            Shelf.await(PATIENCE, () -> isIngested(shelf) && shelf.documents().size() == 2);
        }
    }

    private static byte[] word(String text) throws IOException {
        try (var document = new XWPFDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static boolean isIngested(Shelf shelf) {
        return shelf.documents().stream()
                .allMatch(document -> document.path("status").asString().equals("ingested"));
    }

    /// Beside them there are the database's.
    private static List<ProcessHandle> converters(Product product) {
        return ProcessHandle.of(product.pid())
                .orElseThrow()
                .descendants()
                .filter(process ->
                        process.info().commandLine().orElse("").contains("-Dloader.main="))
                .toList();
    }

    private static List<Path> left(Product product) throws IOException {
        Path folder = product.home().resolve("converter");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".jar"))
                    .toList();
        }
    }
}
