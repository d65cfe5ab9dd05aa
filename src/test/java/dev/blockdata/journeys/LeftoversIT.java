package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The product is killed while it receives a file and while pandoc reads another: neither half a
/// file nor a process is left.
class LeftoversIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void halfAnUploadGoesWithTheNextStart() throws Exception {
        try (var product = Product.start();
                var ann = Visitor.registered(product, "ann");
                var socket = new Socket("localhost", product.uri("/").getPort())) {
            var shelf = new Shelf(ann);
            socket.getOutputStream().write(half(ann, shelf));
            socket.getOutputStream().flush();
            Shelf.await(PATIENCE, () -> !received(product).isEmpty());
            product.kill();
            assertThat(received(product)).isNotEmpty();
            product.startAgain();
            assertThat(received(product)).isEmpty();
            assertThat(shelf.documents()).isEmpty();
        }
    }

    @Test
    void aReceivedFileGoesWithAConnectionThatIsCut() throws Exception {
        try (var product = Product.start();
                var ann = Visitor.registered(product, "ann")) {
            var shelf = new Shelf(ann);
            try (var socket = new Socket("localhost", product.uri("/").getPort())) {
                socket.getOutputStream().write(half(ann, shelf));
                socket.getOutputStream().flush();
                Shelf.await(PATIENCE, () -> !received(product).isEmpty());
            }
            Shelf.await(PATIENCE, () -> received(product).isEmpty());
            assertThat(shelf.documents()).isEmpty();
        }
    }

    @Test
    void pandocEndsWithItsTimeWhenNobodyIsLeftToEndIt() throws Exception {
        try (var product = Product.start("BLOCKDATA_CONVERTER_DEADLINE", "5s");
                var ann = Visitor.registered(product, "ann")) {
            var shelf = new Shelf(ann);
            var slow = "*a `b **c ".repeat(200_000).getBytes(StandardCharsets.UTF_8);
            var answer = ann.upload(shelf.path("/documents"), "slow.rst", slow);
            assumeTrue(answer.status() == 201, "pandoc is not installed");
            Shelf.await(PATIENCE, () -> !pandocs(product).isEmpty());
            var left = pandocs(product);
            product.kill();
            Shelf.await(PATIENCE, () -> left.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    /// Two thirds of what is promised.
    private static byte[] half(Visitor visitor, Shelf shelf) {
        var head =
                """
                POST %s HTTP/1.1
                Host: localhost
                Cookie: %s
                X-XSRF-TOKEN: %s
                Content-Type: multipart/form-data; boundary=cut
                Content-Length: 3000000

                --cut
                Content-Disposition: form-data; name="file"; filename="half.md"

                """
                        .formatted(shelf.path("/documents"), visitor.cookies(), visitor.token())
                        .replace("\n", "\r\n");
        return (head + "word ".repeat(400_000)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Path> received(Product product) {
        try (var files = Files.list(product.home().resolve("incoming"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ProcessHandle> pandocs(Product product) {
        return ProcessHandle.of(product.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("pandoc"))
                .toList();
    }
}
