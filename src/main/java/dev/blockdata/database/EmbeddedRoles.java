package dev.blockdata.database;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes the roles and the database of an embedded server at each start, as its superuser, who is
/// used for nothing else.
final class EmbeddedRoles {

    static final String OWNER = "blockdata_owner";
    static final String MIGRATE = "blockdata_migrate";
    static final String API = "blockdata_api";
    static final String WORK = "blockdata_work";

    private static final String ROLES =
            """
            do $$
            declare r text;
            begin
              foreach r in array array['blockdata_owner', 'blockdata_migrate', 'blockdata_definer', 'blockdata_app',
                                       'blockdata_session', 'blockdata_worker', 'blockdata_api', 'blockdata_work'] loop
                if not exists (select from pg_roles where rolname = r) then
                  execute format('create role %I', r);
                end if;
                execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit', r);
              end loop;
            end $$;
            alter role blockdata_migrate login;
            alter role blockdata_api login;
            alter role blockdata_work login;
            grant blockdata_definer to blockdata_owner with inherit true, set true;
            grant blockdata_owner, blockdata_definer to blockdata_migrate with inherit false, set true;
            grant blockdata_app, blockdata_session to blockdata_api with inherit false, set true;
            grant blockdata_worker to blockdata_work with inherit false, set true;
            revoke all on database postgres, template1 from public;
            """;

    private EmbeddedRoles() {}

    static Database prepare(EmbeddedDatabase server, String database) {
        makeRoles(server);
        makeDatabase(server, database);
        return logins(server, database);
    }

    static Database logins(EmbeddedDatabase server, String database) {
        return new Database(
                server.url(database),
                server.login(MIGRATE),
                server.login(API),
                server.login(WORK),
                true);
    }

    static void makeRoles(EmbeddedDatabase server) {
        var superuser =
                Connections.single(
                        server.url("postgres"), server.login(EmbeddedDatabase.SUPERUSER));
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(ROLES);
            for (var login :
                    List.of(server.login(MIGRATE), server.login(API), server.login(WORK))) {
                // Hashed on this side, so that no password reaches the server's log.
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                login.name(), login.password().toCharArray(), "scram-sha-256");
            }
        } catch (SQLException failure) {
            throw new StartRefused(
                    "the roles of the embedded database cannot be made (%s)."
                            .formatted(Connections.reason(failure)),
                    failure);
        }
    }

    private static void makeDatabase(EmbeddedDatabase server, String database) {
        var superuser = server.login(EmbeddedDatabase.SUPERUSER);
        var postgres = JdbcClient.create(Connections.single(server.url("postgres"), superuser));
        var there =
                postgres.sql("select exists (select from pg_database where datname = :name)")
                        .param("name", database)
                        .query(Boolean.class)
                        .single();
        if (!there) {
            postgres.sql("create database " + database).update();
        }
        close(server, database);
        JdbcClient.create(Connections.single(server.url(database), superuser))
                .sql(
                        "revoke all on schema public from public; create schema if not exists app authorization blockdata_owner")
                .update();
    }

    /// Leaves nobody in but our three logins, and lets none of them make temporary tables.
    static void close(EmbeddedDatabase server, String database) {
        JdbcClient.create(
                        Connections.single(
                                server.url("postgres"), server.login(EmbeddedDatabase.SUPERUSER)))
                .sql(
                        "revoke all on database %1$s from public; grant connect on database %1$s to %2$s, %3$s, %4$s"
                                .formatted(database, MIGRATE, API, WORK))
                .update();
    }
}
