package dev.blockdata.database;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one PostgreSQL of a test JVM, with the migrated template in it.
///
/// It lives in a home below `target` that the next JVM takes over, so that programs and cluster are
/// made once; JVMs at the same time take different ones.
final class TestServer {

    static final String TEMPLATE = "template_of_tests";

    static final DatabaseSettings SETTINGS = new DatabaseSettings(20, 10, 0, false);

    private static final TestServer ONLY = new TestServer();

    private final Home home;
    private final EmbeddedDatabase server;
    private boolean stopping;

    private TestServer() {
        home = firstFree(1);
        server = EmbeddedDatabase.start(home, SETTINGS);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        // After the applications: without their database they wait for it, half a minute long.
        SpringApplication.getShutdownHandlers().add(server::close);
        var postgres = postgres(server);
        postgres.sql(
                        "select datname from pg_database where datname like 'test\\_%' or datname = :template")
                .param("template", TEMPLATE)
                .query(String.class)
                .list()
                .forEach(old -> postgres.sql("drop database " + old + " with (force)").update());
        var template = EmbeddedRoles.prepare(server, TEMPLATE);
        Migrations.run(template);
        Migrations.setWallKeys(
                template, List.of(Secret.derive(TestDatabase.SECRET, Walls.PURPOSE)));
    }

    static EmbeddedDatabase running() {
        return ONLY.server;
    }

    static Home home() {
        return ONLY.home;
    }

    static void execute(String sql) {
        postgres(ONLY.server).sql(sql).update();
    }

    /// Drops a database, unless the JVM is ending: what is left then is dropped by the next one.
    static void drop(String database) {
        synchronized (ONLY.server) {
            if (!ONLY.stopping) {
                execute("drop database if exists " + database + " with (force)");
            }
        }
    }

    private void end() {
        synchronized (server) {
            stopping = true;
        }
    }

    private static JdbcClient postgres(EmbeddedDatabase server) {
        return JdbcClient.create(
                Connections.single(
                        server.url("postgres"), server.login(EmbeddedDatabase.SUPERUSER)));
    }

    private static Home firstFree(int number) {
        try {
            return Home.hold(Path.of("target", "test-home-" + number));
        } catch (StartRefused taken) {
            if (number == 9) {
                throw taken;
            }
            return firstFree(number + 1);
        }
    }
}
