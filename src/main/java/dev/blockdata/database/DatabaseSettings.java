package dev.blockdata.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the database is run and reached: pool sizes, the embedded server's port (0 is any free one),
/// and whether it must survive a power cut.
///
/// `durable` is off in tests only: then the embedded server runs without fsync, and a server
/// without it is accepted.
@ConfigurationProperties("blockdata.database")
record DatabaseSettings(
        @DefaultValue("20") int apiPool,
        @DefaultValue("10") int workPool,
        @DefaultValue("0") int port,
        @DefaultValue("true") boolean durable) {

    DatabaseSettings {
        if (apiPool < 1 || workPool < 1) {
            throw new IllegalArgumentException("a pool has at least one connection");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535");
        }
    }
}
