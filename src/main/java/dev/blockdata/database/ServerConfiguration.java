package dev.blockdata.database;

import java.nio.file.Path;

/// The configuration files of the embedded server, written anew at each start.
final class ServerConfiguration {

    /// Loopback only, passwords for everybody; the server has no Unix socket.
    static final String HOST_BASED_AUTHENTICATION =
            """
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private ServerConfiguration() {}

    static String postgresql(int port, Path log, boolean durable) {
        var safe = durable ? "on" : "off";
        return """
        # Written by Blockdata at each start: changes here are lost.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        port = %d
        max_connections = %d
        password_encryption = 'scram-sha-256'
        allow_alter_system = off

        fsync = %s
        synchronous_commit = %s
        full_page_writes = %s
        wal_compression = on
        max_wal_size = '2GB'
        shared_buffers = '%s'
        jit = off

        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        logging_collector = on
        log_directory = '%s'
        log_filename = 'postgres-%%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = '1d'
        log_rotation_size = 0
        log_line_prefix = '%%m [%%p] %%u '
        """
                .formatted(
                        port,
                        durable ? 100 : 300,
                        safe,
                        safe,
                        safe,
                        durable ? "256MB" : "128MB",
                        log.toString().replace('\\', '/').replace("'", "''"));
    }
}
