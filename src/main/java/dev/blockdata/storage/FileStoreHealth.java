package dev.blockdata.storage;

import java.io.IOException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether files can be written; the contributor is called `files`.
@Component("filesHealthIndicator")
class FileStoreHealth implements HealthIndicator {

    private final FileStore files;

    FileStoreHealth(FileStore files) {
        this.files = files;
    }

    @Override
    public Health health() {
        try {
            files.probe();
            return Health.up().build();
        } catch (IOException e) {
            return Health.down(e).build();
        }
    }
}
