package dev.blockdata.storage;

import java.io.IOException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether files can be read and written; the contributor is called `files`.
///
/// A store that is only full leaves the node ready: what is there can be read, and what is deleted
/// makes room.
@Component("filesHealthIndicator")
class FileStoreHealth implements HealthIndicator {

    private final KnownStore files;

    FileStoreHealth(KnownStore files) {
        this.files = files;
    }

    @Override
    public Health health() {
        return switch (files.standing()) {
            case KnownStore.Standing.Fits _ -> probed();
            case KnownStore.Standing.Strange(var words) ->
                    Health.outOfService()
                            .withDetail("store", files.place())
                            .withDetail("reason", words)
                            .build();
            case KnownStore.Standing.Away(var words) ->
                    Health.down()
                            .withDetail("store", files.place())
                            .withDetail("reason", words)
                            .build();
        };
    }

    private Health probed() {
        try {
            files.probe();
            return Health.up().withDetail("store", files.place()).build();
        } catch (StoreFailure.Full failure) {
            return Health.up()
                    .withDetail("store", files.place())
                    .withDetail("full", String.valueOf(failure.getMessage()))
                    .build();
        } catch (IOException failure) {
            return Health.down(failure).withDetail("store", files.place()).build();
        }
    }
}
