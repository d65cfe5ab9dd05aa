package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the catalogue itself says of the walls: a new table or function without its wall fails
/// here.
final class WallsCatalogueTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    /// Spring Session's tables have no tenant; they are closed by having a role of their own.
    private static final List<String> SESSIONS =
            List.of("spring_session", "spring_session_attributes");

    /// The tables that the application may write without a function, and why: a name, one's own
    /// tokens.
    private static final List<String> WRITABLE = List.of("personal_tokens", "users");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void everyTableHasRowLevelSecurityForcedAndAPolicy() {
        assertThat(
                        strings(
                                """
                                select c.relname from pg_class c
                                 where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
                                   and not (c.relrowsecurity and c.relforcerowsecurity
                                            and exists (select from pg_policy p where p.polrelid = c.oid))
                                 order by 1\
                                """))
                .containsExactlyElementsOf(withHistory());
    }

    private static List<String> withHistory() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("flyway_schema_history"), SESSIONS.stream())
                .sorted()
                .toList();
    }

    @Test
    void everyTableOfAProjectAsksTheOneCondition() {
        assertThat(
                        strings(
                                """
                                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'project_id'
                                 where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and has_any_column_privilege('blockdata_app', c.oid, 'select')
                                   and not exists (select from pg_policy p where p.polrelid = c.oid and 'blockdata_app'::regrole = any (p.polroles) and p.polcmd = 'r'
                                                      and pg_get_expr(p.polqual, p.polrelid) ~ 'my_project')\
                                """))
                .isEmpty();
        assertThat(
                        strings(
                                """
                                select p.polname || ' on ' || c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
                                 where 0 = any (p.polroles)\
                                """))
                .as("policies for everybody")
                .isEmpty();
    }

    @Test
    void theWorkerHasNoRightOnAnyTable() {
        assertThat(
                        strings(
                                """
                                select c.relname from pg_class c
                                 where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                                   and has_any_column_privilege('blockdata_worker', c.oid, 'select, insert, update, references')\
                                """))
                .isEmpty();
    }

    @Test
    void theApplicationWritesThroughFunctions() {
        assertThat(
                        strings(
                                """
                                select c.relname from pg_class c
                                 where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v')
                                   and (has_any_column_privilege('blockdata_app', c.oid, 'insert, update')
                                        or has_table_privilege('blockdata_app', c.oid, 'delete, truncate, trigger'))
                                 order by 1\
                                """))
                .isEqualTo(WRITABLE);
    }

    @Test
    void theLogAndTheBlocksAreNeverChanged() {
        for (var table : List.of("overlay_events", "run_events", "project_events", "blocks")) {
            for (var role : List.of("blockdata_definer", "blockdata_app", "blockdata_worker")) {
                assertThat(
                                strings(
                                        "select '%s' where has_any_column_privilege('%s', 'app.%s', 'update')"
                                                .formatted(table, role, table)))
                        .as(role + " on " + table)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyFunctionIsClosedToThePublic() {
        assertThat(
                        strings(
                                """
                                select p.oid::regprocedure::text from pg_proc p
                                 where p.pronamespace = 'app'::regnamespace
                                   and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                                                where a.grantee = 0 and a.privilege_type = 'EXECUTE')\
                                """))
                .isEmpty();
    }

    @Test
    void everyDefinerFunctionBelongsToTheDefinerAndKeepsItsPath() {
        assertThat(
                        strings(
                                """
                                select p.oid::regprocedure::text from pg_proc p
                                 where p.pronamespace = 'app'::regnamespace and p.prosecdef
                                   and (p.proowner <> 'blockdata_definer'::regrole or not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp'])\
                                """))
                .isEmpty();
    }

    @Test
    void theDefinerOwnsNothingElseAndMayMakeNothing() {
        assertThat(
                        strings(
                                "select c.relname from pg_class c where c.relowner = 'blockdata_definer'::regrole"))
                .isEmpty();
        assertThat(
                        strings(
                                """
                                select r.rolname from pg_roles r
                                 where r.rolname like 'blockdata%' and r.rolname not in ('blockdata_owner', 'blockdata_migrate')
                                   and (has_schema_privilege(r.oid, 'app', 'create') or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)\
                                """))
                .isEmpty();
    }

    private static List<String> strings(String sql) {
        return DATABASE.superuserJdbc().sql(sql).query(String.class).list();
    }
}
