package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Hand-written SQL as each of the two runtime logins: the database says no by itself.
final class TenantWallTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static Tenant ann;
    private static Tenant ben;

    @BeforeAll
    static void twoTenants() {
        ann = Tenant.in(DATABASE, "ann");
        ben = Tenant.in(DATABASE, "ben");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static final String READABLE =
            """
            select c.relname from pg_class c
             where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v') and has_any_column_privilege('blockdata_app', c.oid, 'select')
             order by 1\
            """;

    @Test
    void everyReadableTableShowsATenantItsOwnRowsAndNobodyElses() {
        var tables = DATABASE.superuserJdbc().sql(READABLE).query(String.class).list();
        assertThat(tables)
                .contains(
                        "block_overlays",
                        "blocks",
                        "documents",
                        "overlay_events",
                        "overlays",
                        "runs");
        for (var table : tables) {
            var annsRows = ann.asMe(() -> rows(table));
            if (!List.of("dispatches", "project_events", "personal_tokens").contains(table)) {
                assertThat(annsRows).as("positive control: " + table).isNotEmpty();
            }
            if (annsRows.isEmpty()) {
                continue;
            }
            assertThat(ben.asMe(() -> rows(table))).as(table).doesNotContainAnyElementsOf(annsRows);
            assertThat(DATABASE.walls().anonymously(() -> rows(table)))
                    .as("nobody reads " + table)
                    .isEmpty();
            assertThat(DATABASE.walls().in(ben.user(), ann.project(), () -> rows(table)))
                    .as("Ben in Ann's project reads " + table)
                    .doesNotContainAnyElementsOf(annsRows);
        }
    }

    private static List<String> rows(String table) {
        var columns =
                DATABASE.superuserJdbc()
                        .sql(
                                """
                                select string_agg(quote_ident(a.attname), ', ') from pg_attribute a
                                 where a.attrelid = cast('app.' || :table as regclass) and a.attnum > 0 and not a.attisdropped
                                   and has_column_privilege('blockdata_app', a.attrelid, a.attnum, 'select')\
                                """)
                        .param("table", table)
                        .query(String.class)
                        .single();
        return DATABASE.jdbc()
                .sql("select cast(row(" + columns + ") as text) from app." + table)
                .query(String.class)
                .list();
    }

    @Test
    void theWorkersLoginReadsNoTable() {
        for (var table : DATABASE.superuserJdbc().sql(READABLE).query(String.class).list()) {
            assertThatThrownBy(() ->
                            DATABASE.workJdbc()
                                    .sql("select * from app." + table)
                                    .query()
                                    .listOfRows())
                    .as(table)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void everyFunctionOfTheApplicationRefusesAnothersIds() {
        var before = pictureOfAnn();
        var functions =
                DATABASE.superuserJdbc()
                        .sql(
                                """
                                select p.proname as name, coalesce(array_to_string(p.proargnames, ','), '') as names,
                                       array_to_string(array(select format_type(t, null) from unnest(p.proargtypes) t), ',') as types, p.pronargs as n
                                  from pg_proc p where p.pronamespace = 'app'::regnamespace and has_function_privilege('blockdata_app', p.oid, 'execute')\
                                """)
                        .query(Function.class)
                        .list();
        assertThat(functions).hasSizeGreaterThan(30);
        functions.forEach(TenantWallTest::attack);
        assertThat(pictureOfAnn())
                .as("Ann's rows after every function was called on them by Ben")
                .isEqualTo(before);
    }

    /// A function of the application as the catalogue has it: its parameters' names and types,
    /// comma-separated.
    private record Function(String name, String names, String types, int n) {}

    private static void attack(Function function) {
        var name = function.name();
        if (!function.names().contains("p_project") && !name.equals("delete_schema")) {
            return;
        }
        var arguments = new ArrayList<String>();
        for (int i = 0; i < function.n(); i++) {
            var type = function.types().split(",")[i];
            var value = annsValue(function.names().split(",")[i]);
            arguments.add(
                    "cast("
                            + (type.endsWith("[]") && !value.equals("null")
                                    ? "array[" + value + "]"
                                    : value)
                            + " as "
                            + type
                            + ")");
        }
        var call =
                "select cast(x as text) from app."
                        + name
                        + "("
                        + String.join(", ", arguments)
                        + ") x";
        for (var project : List.of(ben.project(), ann.project())) {
            List<String> answer;
            try {
                answer =
                        DATABASE.walls()
                                .in(
                                        ben.user(),
                                        project,
                                        () -> DATABASE.jdbc().sql(call).query(String.class).list());
            } catch (DataAccessException refused) {
                assertThat(rootState(refused))
                        .as(name + ": " + refused.getMessage())
                        // A project id is made by the server: taking a used one fails on the key.
                        .isIn(
                                name.equals("create_project")
                                        ? List.of("23505")
                                        : List.of("P0002", "42501"));
                continue;
            }
            assertThat(answer)
                    .as(name)
                    .allSatisfy(row -> assertThat(row).isIn(null, "", "()", "(,)"));
        }
    }

    private static String rootState(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException cause ? cause.getSQLState() : "none";
    }

    private static String annsValue(String parameter) {
        return switch (parameter) {
            case "p_project" -> "'" + ann.project() + "'";
            case "p_run" -> "'" + ann.run() + "'";
            case "p_schema" -> "'" + ann.schema() + "'";
            case "p_source" -> "'" + ann.source() + "'";
            case "p_index" -> "'3'";
            case "p_revision" -> "'2'";
            case "p_body", "p_model_config" -> "'{}'";
            case "p_to" -> "'rejected'";
            case "p_title", "p_name", "p_reason", "p_description" -> "'stolen'";
            case "p_confirmed" -> "3";
            case "p_dispatch" -> "'" + java.util.UUID.randomUUID() + "'";
            default -> "null";
        };
    }

    private static final Map<String, String> ATTACKS =
            new LinkedHashMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "update app.block_overlays set confirmed_event = 1",
                                    "permission denied"),
                            Map.entry(
                                    "update app.block_overlays set status = 'confirmed'",
                                    "permission denied"),
                            Map.entry(
                                    "update app.block_overlays set confirmed_by = null",
                                    "permission denied"),
                            Map.entry(
                                    "update app.overlays set overlay_jsonb_confirmed = '{}'",
                                    "cannot update view|permission denied"),
                            Map.entry(
                                    "insert into app.overlay_events select * from app.overlay_events",
                                    "permission denied"),
                            Map.entry(
                                    "update app.overlay_events set body = '{}'",
                                    "permission denied"),
                            Map.entry("delete from app.run_events", "permission denied"),
                            Map.entry("delete from app.block_overlays", "permission denied"),
                            Map.entry("truncate app.overlay_events", "permission denied"),
                            Map.entry("update app.runs set confirmed = 0", "permission denied"),
                            Map.entry(
                                    "insert into app.project_members select project_id, user_id, 'owner', now() from app.project_members",
                                    "permission denied"),
                            Map.entry("update app.users set operator = true", "permission denied"),
                            Map.entry("select password_hash from app.users", "permission denied"),
                            Map.entry(
                                    "select token_hash from app.personal_tokens",
                                    "permission denied"),
                            Map.entry("select * from app.wall_keys", "permission denied"),
                            Map.entry("select sealed from app.model_keys", "permission denied"),
                            Map.entry("select subject from app.identities", "permission denied"),
                            Map.entry(
                                    "update app.identities set user_id = null",
                                    "permission denied"),
                            Map.entry(
                                    "update app.model_keys set base_url = 'x'",
                                    "permission denied"),
                            Map.entry("select * from app.key_paces", "permission denied"),
                            Map.entry("select * from app.feed", "permission denied"),
                            Map.entry("select * from app.spring_session", "permission denied"),
                            Map.entry(
                                    "select app.move(null, null, 0, 0, 0, 0, 0, 0)",
                                    "permission denied"),
                            Map.entry(
                                    "select app.give_back(null, null, null, null, null)",
                                    "permission denied"),
                            Map.entry("select app.demand(null, null)", "permission denied"),
                            Map.entry(
                                    "set row_security = off; select * from app.documents",
                                    "row-level security|row security"),
                            Map.entry(
                                    "alter table app.documents disable row level security",
                                    "must be owner"),
                            Map.entry("drop policy app_read on app.documents", "must be owner"),
                            Map.entry("create table app.mine (id int)", "permission denied"),
                            Map.entry("create schema mine", "permission denied"),
                            Map.entry(
                                    "create function public.f() returns int language sql as 'select 1'",
                                    "permission denied"),
                            Map.entry(
                                    "set session_replication_role = replica", "permission denied"),
                            Map.entry("set session authorization postgres", "permission denied"),
                            Map.entry("copy (select 1) to program 'true'", "permission denied"),
                            Map.entry("select pg_read_file('/etc/passwd')", "permission denied"),
                            Map.entry("select lo_import('/etc/passwd')", "permission denied"),
                            Map.entry("create extension postgres_fdw", "permission denied")));

    @Test
    void handWrittenSqlIsRefused() {
        var before = pictureOfAnn();
        ATTACKS.forEach((sql, words) -> {
            assertThatThrownBy(() -> ann.asMe(() -> run(DATABASE.jdbc(), sql)))
                    .as("application: " + sql)
                    .rootCause()
                    .message()
                    .containsPattern(words + "|no schema has been selected");
            assertThatThrownBy(() -> run(DATABASE.workJdbc(), sql))
                    .as("worker: " + sql)
                    .rootCause()
                    .message()
                    .containsPattern(words + "|permission denied|no schema has been selected");
        });
        assertThat(pictureOfAnn()).isEqualTo(before);
    }

    @Test
    void theWorkerCannotConfirmOrEdit() {
        for (var function :
                List.of(
                        "confirm",
                        "edit",
                        "reject",
                        "reopen",
                        "retry_failed",
                        "confirm_project",
                        "delete_run",
                        "add_document")) {
            assertThat(
                            DATABASE.superuserJdbc()
                                    .sql(
                                            """
                                            select count(*) from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname = :name
                                               and has_function_privilege('blockdata_worker', p.oid, 'execute')\
                                            """)
                                    .param("name", function)
                                    .query(Integer.class)
                                    .single())
                    .as(function)
                    .isZero();
        }
    }

    private static Object run(JdbcClient jdbc, String sql) {
        var first = sql.stripLeading();
        return first.startsWith("select") || first.contains("; select")
                ? jdbc.sql(sql).query().listOfRows()
                : jdbc.sql(sql).update();
    }

    private static String pictureOfAnn() {
        var tables =
                List.of(
                        "documents",
                        "blocks",
                        "runs",
                        "block_overlays",
                        "overlay_events",
                        "run_events",
                        "dispatches",
                        "projects",
                        "project_members");
        var picture = new StringBuilder();
        for (var table : tables) {
            picture.append(
                            DATABASE.superuserJdbc()
                                    .sql(
                                            "select md5(string_agg(t::text, '|' order by t::text)) from app."
                                                    + table
                                                    + " t where project_id = :project")
                                    .param("project", ann.project())
                                    .query(String.class)
                                    .optional()
                                    .orElse(""))
                    .append('\n');
        }
        return picture.toString();
    }
}
