package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

final class WallsTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final UUID ADA = UuidCreator.getTimeOrderedEpoch();
    private static final UUID BOB = UuidCreator.getTimeOrderedEpoch();
    private static final UUID PROJECT = UuidCreator.getTimeOrderedEpoch();

    private final Walls walls = DATABASE.walls();

    @BeforeAll
    static void twoPeopleAndOneProject() {
        for (var person : List.of(ADA, BOB)) {
            DATABASE.superuserJdbc()
                    .sql(
                            "insert into app.users (user_id, email, display_name) values (:id, :email, 'Somebody')")
                    .param("id", person)
                    .param("email", person + "@example.org")
                    .update();
        }
        DATABASE.superuserJdbc()
                .sql(
                        "insert into app.projects (project_id, project_name, created_by) values (:id, 'Ada''s', :ada)")
                .param("id", PROJECT)
                .param("ada", ADA)
                .update();
        DATABASE.superuserJdbc()
                .sql(
                        "insert into app.project_members (project_id, user_id, role) values (:id, :ada, 'owner')")
                .param("id", PROJECT)
                .param("ada", ADA)
                .update();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aUserSeesOnlyThemself() {
        assertThat(walls.as(ADA, this::visibleUsers)).containsExactly(ADA);
        assertThat(walls.as(BOB, this::visibleUsers)).containsExactly(BOB);
    }

    @Test
    void theProjectIsItsMembersAlone() {
        assertThat(walls.in(ADA, PROJECT, this::myProject)).isEqualTo(PROJECT.toString());
        assertThat(walls.in(BOB, PROJECT, this::myProject)).isEqualTo("none");
        assertThat(walls.as(ADA, this::myProject)).isEqualTo("none");
    }

    @Test
    void nobodySeesNothing() {
        assertThat(walls.anonymously(this::visibleUsers)).isEmpty();
    }

    @Test
    void outsideOfATransactionNothingMayBeRead() {
        assertThatThrownBy(this::visibleUsers).hasStackTraceContaining("permission denied");
    }

    @Test
    void roleAndIdentityAreGoneAfterCommitErrorAndRollback() {
        try (var one = TestDatabase.fresh(1)) {
            var jdbc = one.jdbc();
            assertThat(one.walls().as(ADA, () -> whoAmI(jdbc))).isEqualTo("blockdata_app " + ADA);
            assertThat(whoAmI(jdbc)).isEqualTo("blockdata_api ");

            assertThatThrownBy(() ->
                            one.walls()
                                    .as(
                                            ADA,
                                            () -> {
                                                throw new IllegalStateException("work failed");
                                            }))
                    .hasMessage("work failed");
            assertThat(whoAmI(jdbc)).isEqualTo("blockdata_api ");

            assertThatThrownBy(() ->
                            one.walls()
                                    .as(ADA, () -> jdbc.sql("select 1 / 0").query().singleValue()))
                    .isInstanceOf(DataAccessException.class);
            assertThat(whoAmI(jdbc)).isEqualTo("blockdata_api ");

            assertThat(one.walls().anonymously(() -> whoAmI(jdbc))).isEqualTo("blockdata_app ");
        }
    }

    @Test
    void anErrorTakesTheWorkBack() {
        assertThatThrownBy(() ->
                        walls.as(
                                ADA,
                                () -> {
                                    insertToken();
                                    insertToken();
                                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(
                        DATABASE.superuserJdbc()
                                .sql("select count(*) from app.personal_tokens")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void anExpiredSignatureSeesNothing() {
        var yesterday = DATABASE.walls(Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)));
        assertThat(yesterday.as(ADA, this::visibleUsers)).isEmpty();
    }

    @Test
    void aForgedIdentitySeesNothing() {
        var forgeries =
                List.of(
                        "set_config('app.user_id', '%s', true)".formatted(BOB),
                        "set_config('app.project_id', '%s', true)".formatted(PROJECT),
                        "set_config('app.expires', '99999999999', true)",
                        "set_config('app.signature', repeat('0', 64), true)",
                        "set_config('app.signature', '', true)");
        for (var forgery : forgeries) {
            assertThat(
                            walls.as(
                                    ADA,
                                    () -> {
                                        DATABASE.jdbc()
                                                .sql("select " + forgery)
                                                .query()
                                                .singleValue();
                                        return visibleUsers();
                                    }))
                    .as(forgery)
                    .isEmpty();
        }
    }

    @Test
    void smuggledSqlCannotBecomeAnotherRole() {
        for (var role :
                List.of("blockdata_worker", "blockdata_owner", "blockdata_definer", "postgres")) {
            assertThatThrownBy(() ->
                            walls.as(ADA, () -> DATABASE.jdbc().sql("set role " + role).update()))
                    .as(role)
                    .hasStackTraceContaining("permission denied to set role");
        }
        assertThatThrownBy(() -> DATABASE.workJdbc().sql("set role blockdata_app").update())
                .hasStackTraceContaining("permission denied to set role");
    }

    @Test
    void temporaryTablesAreRefused() {
        assertThatThrownBy(() ->
                        walls.as(
                                ADA,
                                () ->
                                        DATABASE.jdbc()
                                                .sql("create temp table users (id int)")
                                                .update()))
                .hasStackTraceContaining("permission denied to create temporary tables");
    }

    @Test
    void theSameIdentityJoinsAndAnotherIsRefused() {
        assertThat(walls.as(ADA, () -> walls.as(ADA, this::visibleUsers))).containsExactly(ADA);
        assertThatThrownBy(() -> walls.as(ADA, () -> walls.as(BOB, this::visibleUsers)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> walls.as(ADA, () -> walls.in(ADA, PROJECT, this::visibleUsers)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> walls.as(ADA, () -> walls.anonymously(this::visibleUsers)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        walls.sessions()
                                .executeWithoutResult(_ -> walls.as(ADA, this::visibleUsers)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sessionsAreATransactionOfTheirOwnInTheMiddleOfAnother() {
        walls.as(
                ADA,
                () -> {
                    walls.sessions()
                            .executeWithoutResult(_ -> {
                                assertThat(whoAmI(DATABASE.jdbc())).isEqualTo("blockdata_session ");
                                assertThat(
                                                DATABASE.jdbc()
                                                        .sql(
                                                                "select count(*) from app.spring_session")
                                                        .query(Long.class)
                                                        .single())
                                        .isZero();
                                assertThatThrownBy(this::visibleUsers)
                                        .hasStackTraceContaining("permission denied");
                            });
                    assertThat(whoAmI(DATABASE.jdbc())).isEqualTo("blockdata_app " + ADA);
                    assertThat(walls.as(ADA, this::visibleUsers)).containsExactly(ADA);
                });
    }

    @Test
    void theWorkerIsTheWorkerAndSeesNoTable() {
        assertThat(whoAmI(DATABASE.workJdbc())).startsWith("blockdata_worker");
        assertThatThrownBy(() ->
                        DATABASE.workJdbc()
                                .sql("select count(*) from app.users")
                                .query()
                                .singleValue())
                .hasStackTraceContaining("permission denied");
    }

    private void insertToken() {
        DATABASE.jdbc()
                .sql(
                        "insert into app.personal_tokens (token_id, user_id, name, token_hash) values (:id, :ada, 'a', :hash)")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("ada", ADA)
                .param("hash", new byte[] {1})
                .update();
    }

    private List<UUID> visibleUsers() {
        return DATABASE.jdbc().sql("select user_id from app.users").query(UUID.class).list();
    }

    private String myProject() {
        return DATABASE.jdbc()
                .sql("select coalesce(app.my_project()::text, 'none')")
                .query(String.class)
                .single();
    }

    private static String whoAmI(JdbcClient jdbc) {
        return jdbc.sql(
                        "select current_user || ' ' || coalesce(current_setting('app.user_id', true), '')")
                .query(String.class)
                .single();
    }
}
