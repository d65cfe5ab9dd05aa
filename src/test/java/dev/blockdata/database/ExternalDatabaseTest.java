package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;

/// The server of the tests, seen by somebody who was given one user in a database of its own.
final class ExternalDatabaseTest {

    private static final Database.Login KEEPER =
            new Database.Login("keeper", "the keeper's password");
    private static final Database.Login LABOURER =
            new Database.Login("labourer", "the labourer's password");

    @BeforeAll
    static void makeThem() {
        dropThem();
        TestServer.execute("create role keeper login password 'the keeper''s password'");
        TestServer.execute(
                "create role labourer login noinherit password 'the labourer''s password'");
        TestServer.execute("create database external owner keeper");
    }

    @AfterAll
    static void dropThem() {
        TestServer.execute("drop database if exists external with (force)");
        TestServer.execute("drop role if exists keeper");
        TestServer.execute("drop role if exists labourer");
    }

    @Test
    void oneUserIsEnoughOnceItWasGivenTheRoles() {
        TestServer.execute(
                "revoke blockdata_definer, blockdata_app, blockdata_session, blockdata_worker from keeper");
        var external = external(KEEPER, LABOURER);
        assertThatThrownBy(external::prepare)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("the user keeper")
                .hasMessageContaining("give it CREATEROLE");

        TestServer.execute(
                "grant blockdata_definer, blockdata_app, blockdata_session, blockdata_worker to keeper");
        TestServer.execute("grant blockdata_worker to labourer");
        var database = external.prepare();
        migrate(database);
        MigrationsTest.pretendThatRepeatablesChanged(
                JdbcClient.create(
                        Connections.single(
                                database.url(),
                                TestServer.running().login(EmbeddedDatabase.SUPERUSER))));
        migrate(external.prepare());
        try (var api = Connections.api(database, new DatabaseSettings(1, 1, 0, true));
                var work = Connections.work(database, new DatabaseSettings(1, 1, 0, true))) {
            var jdbc = JdbcClient.create(api);
            var walls =
                    new Walls(
                            api,
                            new JdbcTransactionManager(api),
                            TestDatabase.secret(),
                            Clock.systemUTC(),
                            Origin.NONE);
            var ada = UuidCreator.getTimeOrderedEpoch();
            walls.anonymously(() -> register(jdbc, ada));
            assertThat(walls.as(ada, () -> users(jdbc))).containsExactly(ada);
            assertThat(walls.anonymously(() -> users(jdbc))).isEmpty();
            assertThat(users(jdbc)).as("outside of the walls").isEmpty();
            walls.sessions()
                    .executeWithoutResult(_ ->
                            assertThatThrownBy(() -> users(jdbc))
                                    .hasStackTraceContaining("permission denied"));

            var workJdbc = JdbcClient.create(work);
            assertThat(
                            workJdbc.sql("select current_user || session_user")
                                    .query(String.class)
                                    .single())
                    .isEqualTo("blockdata_workerlabourer");
            assertThatThrownBy(() -> users(workJdbc)).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void whatIsWrongIsSaidInOneSentenceWithoutThePassword() {
        var wrong = new Database.Login("keeper", "hunter2");
        assertThatThrownBy(external(wrong, wrong)::prepare)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("refuses the user keeper")
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(
                        new ExternalDatabase(
                                        "jdbc:postgresql://127.0.0.1:1/blockdata?user=me&password=hunter2",
                                        KEEPER,
                                        KEEPER)
                                ::prepare)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("//127.0.0.1:1/blockdata cannot be reached")
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(
                        new ExternalDatabase("postgres://me:hunter2@host/blockdata", KEEPER, KEEPER)
                                ::prepare)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL is no PostgreSQL address")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void theWorkersLoginIsTheUsersUnlessItHasItsOwn() {
        var environment =
                new MockEnvironment()
                        .withProperty("spring.datasource.url", "jdbc:postgresql://host/blockdata")
                        .withProperty("spring.datasource.username", "one")
                        .withProperty("spring.datasource.password", "1");
        assertThat(ExternalDatabase.from(environment).worker())
                .isEqualTo(new Database.Login("one", "1"));
        environment
                .withProperty("blockdata.worker.datasource.username", "two")
                .withProperty("blockdata.worker.datasource.password", "2");
        assertThat(ExternalDatabase.from(environment).worker())
                .isEqualTo(new Database.Login("two", "2"));
        assertThat(ExternalDatabase.from(environment).user())
                .isEqualTo(new Database.Login("one", "1"));
    }

    private static ExternalDatabase external(Database.Login user, Database.Login worker) {
        return new ExternalDatabase(TestServer.running().url("external"), user, worker);
    }

    private static void migrate(Database database) {
        Migrations.run(database);
        Migrations.setWallKeys(database, TestDatabase.secret().keys(Walls.PURPOSE));
    }

    private static void register(JdbcClient jdbc, UUID user) {
        jdbc.sql("select app.register_account(:user, :email, 'hash', 'Ada', false, false)")
                .param("user", user)
                .param("email", user + "@example.org")
                .query()
                .singleValue();
    }

    private static List<UUID> users(JdbcClient jdbc) {
        return jdbc.sql("select user_id from app.users").query(UUID.class).list();
    }
}
