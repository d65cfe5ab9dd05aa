package dev.blockdata.documents;

import dev.blockdata.storage.FileStore;
import dev.blockdata.storage.S3Server;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class FilesInS3Test extends FilesAndRowsContract {

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private static S3Server server;
    private final String bucket = "files-" + BUCKETS.incrementAndGet();

    @BeforeAll
    static void start() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    FileStore store(String node) {
        return server.store(bucket);
    }

    @Override
    int rounds() {
        return 200;
    }
}
