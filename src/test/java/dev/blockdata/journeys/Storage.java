package dev.blockdata.journeys;

import dev.blockdata.storage.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a product of a test keeps its files, seen from outside: on disk, or in a bucket.
record Storage(@Nullable S3Server server) implements AutoCloseable {

    private static final String BUCKET = "blockdata";

    static Storage onDisk() {
        return new Storage(null);
    }

    static Storage inS3() {
        var server = new S3Server();
        server.makeBucket(BUCKET);
        return new Storage(server);
    }

    String[] variables(String... more) {
        return Stream.concat(
                        server == null ? Stream.of() : server.variables(BUCKET).stream(),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /// Everything that is kept, halves of files too; without the mark of the store.
    List<String> keys(Product product) throws IOException {
        return keysOf(product).filter(key -> !key.equals("blockdata-store")).sorted().toList();
    }

    private Stream<String> keysOf(Product product) throws IOException {
        if (server != null) {
            return server.keys(BUCKET).stream();
        }
        Path root = product.home().resolve("files");
        try (var files = Files.walk(root)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
