package dev.blockdata.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL that somebody else runs, as far as the product can tell: one user who may make
/// roles, and an empty database of theirs. For products in processes of their own.
public final class ExternalServer implements AutoCloseable {

    private static final String DATABASE = "shelves";
    private static final Database.Login KEEPER =
            new Database.Login("keeper", "the keeper's password");

    private final Home home;
    private final EmbeddedDatabase server;

    public ExternalServer() {
        try {
            home = Home.hold(Files.createTempDirectory("blockdata-external"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedDatabase.start(home, new DatabaseSettings(1, 1, 0, true));
        var postgres = superuser("postgres");
        postgres.sql("create role keeper login createrole password 'the keeper''s password'")
                .update();
        postgres.sql("create database " + DATABASE + " owner keeper").update();
    }

    /// What a product is told to use it, as environment variables in pairs.
    public List<String> settings() {
        return List.of(
                "SPRING_DATASOURCE_URL", server.url(DATABASE),
                "SPRING_DATASOURCE_USERNAME", KEEPER.name(),
                "SPRING_DATASOURCE_PASSWORD", KEEPER.password(),
                "BLOCKDATA_SECRET", TestDatabase.SECRET);
    }

    /// Past all walls.
    public JdbcClient superuser() {
        return superuser(DATABASE);
    }

    private JdbcClient superuser(String database) {
        return JdbcClient.create(
                Connections.single(server.url(database), server.login(EmbeddedDatabase.SUPERUSER)));
    }

    @Override
    public void close() {
        server.close();
        try {
            home.close();
            FileSystemUtils.deleteRecursively(home.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
