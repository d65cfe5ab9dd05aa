package dev.blockdata.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.env.Environment;

/// A PostgreSQL that somebody else runs: we see to the roles as far as we may, and leave the rest
/// to its keeper.
///
/// The one given user owns the schema and plays migration and application. It guards against
/// mistakes, not against smuggled SQL: for the hard wall between application and worker the worker
/// needs a login of its own.
record ExternalDatabase(String url, Database.Login user, Database.Login worker)
        implements DatabaseServer {

    private static final int OLDEST = 15;

    /// Group roles that are not there are made, and the logins become members where they are none
    /// and the user may see to that.
    ///
    /// The user inherits from the definer, whose functions its migrations replace; from the others
    /// it has nothing until it takes the role.
    private static final String ROLES =
            """
            do $$
            declare
              options constant boolean := current_setting('server_version_num')::int >= 160000;
              worker constant text := current_setting('blockdata.worker_login');
              r text;
            begin
              perform pg_advisory_xact_lock(7306082);
              foreach r in array array['blockdata_definer', 'blockdata_app', 'blockdata_session', 'blockdata_worker'] loop
                if not exists (select from pg_roles where rolname = r) then
                  execute format('create role %I nologin noinherit', r);
                end if;
                if not pg_has_role(r, case when options then 'SET' else 'MEMBER' end)
                   or r = 'blockdata_definer' and not pg_has_role(r, 'USAGE') then
                  execute format('grant %I to %I', r, current_user)
                       || case when options then format(' with inherit %s, set true', (r = 'blockdata_definer')::text) else '' end;
                end if;
              end loop;
              if worker <> current_user and not pg_has_role(worker, 'blockdata_worker', case when options then 'SET' else 'MEMBER' end) then
                execute format('grant blockdata_worker to %I', worker)
                     || case when options then ' with inherit false, set true' else '' end;
              end if;
              if (select pg_has_role(datdba, 'USAGE') from pg_database where datname = current_database()) then
                execute format('revoke temporary on database %I from public', current_database());
              end if;
            end $$
            """;

    static ExternalDatabase from(Environment environment) {
        var url = environment.getProperty("spring.datasource.url", "").strip();
        var user = login(environment, "spring.datasource");
        var worker = login(environment, "blockdata.worker.datasource");
        return new ExternalDatabase(url, user, worker.name().isEmpty() ? user : worker);
    }

    @Override
    public Database prepare() {
        var database = new Database(url, user, user, worker, false);
        try (var connection = Connections.single(url, user).getConnection();
                var statement = connection.createStatement()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new StartRefused(
                        "the database at %s is PostgreSQL %d, and %d or newer is needed."
                                .formatted(database.place(), version, OLDEST));
            }
            connection.setAutoCommit(false);
            nameWorker(connection);
            statement.execute(ROLES);
            connection.commit();
            return database;
        } catch (SQLException failure) {
            throw new StartRefused(sentence(database, failure), failure);
        }
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }

    private void nameWorker(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select set_config('blockdata.worker_login', coalesce(nullif(?, ''), current_user), true)")) {
            statement.setString(1, worker.name());
            statement.execute();
        }
    }

    private static String sentence(Database database, SQLException failure) {
        var place = database.place();
        var state = String.valueOf(failure.getSQLState());
        if (state.startsWith("28")) {
            return "the database at %s refuses the user %s: see SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."
                    .formatted(place, database.api().name());
        }
        if (state.startsWith("08")) {
            return "the database at %s cannot be reached (%s): see SPRING_DATASOURCE_URL."
                    .formatted(place, Connections.reason(failure));
        }
        if (state.equals("42501")) {
            return "the user %s of the database at %s may not make the roles blockdata_definer, blockdata_app, blockdata_session and blockdata_worker: give it CREATEROLE, or make them and grant them to it."
                    .formatted(database.api().name(), place);
        }
        return "the database at %s cannot be used (%s)."
                .formatted(place, Connections.reason(failure));
    }

    private static Database.Login login(Environment environment, String prefix) {
        return new Database.Login(
                environment.getProperty(prefix + ".username", ""),
                environment.getProperty(prefix + ".password", ""));
    }
}
