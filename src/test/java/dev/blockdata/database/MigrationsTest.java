package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

final class MigrationsTest {

    private static final String FINGERPRINT =
            """
            select string_agg(line, E'\\n' order by line) from (
              select p.oid::regprocedure || ' ' || p.proowner::regrole || ' ' || coalesce(p.proacl::text, '') as line
                from pg_proc p where p.pronamespace = 'app'::regnamespace
              union all
              select polrelid::regclass || ' ' || polname || ' ' || polcmd::text || ' ' || polroles::regrole[]::text from pg_policy
              union all
              select oid::regclass || ' ' || relowner::regrole || ' ' || coalesce(relacl::text, '') from pg_class
               where relnamespace = 'app'::regnamespace) all_of_it
            """;

    @Test
    void runAgainTheyChangeNothing() {
        try (var database = TestDatabase.fresh(2)) {
            var before = fingerprint(database);
            Migrations.run(database.database());
            assertThat(fingerprint(database)).isEqualTo(before);
        }
    }

    @Test
    void repeatableOnesMayChange() {
        try (var database = TestDatabase.fresh(2)) {
            var before = fingerprint(database);
            pretendThatRepeatablesChanged(database.superuserJdbc());
            Migrations.run(database.database());
            assertThat(fingerprint(database)).isEqualTo(before);
        }
    }

    @Test
    void wallKeysAreExactlyThoseGiven() {
        try (var database = TestDatabase.fresh(2)) {
            var one = Secret.derive("one", Walls.PURPOSE);
            var two = Secret.derive("two", Walls.PURPOSE);
            Migrations.setWallKeys(database.database(), List.of(two, one));
            assertThat(keys(database)).containsExactlyInAnyOrder(one, two);
            Migrations.setWallKeys(database.database(), List.of(two));
            assertThat(keys(database)).containsExactly(two);
        }
    }

    static void pretendThatRepeatablesChanged(JdbcClient superuser) {
        var changed =
                superuser
                        .sql(
                                "update app.flyway_schema_history set checksum = 0 where version is null and type = 'SQL'")
                        .update();
        assertThat(changed).isPositive();
    }

    private static List<byte[]> keys(TestDatabase database) {
        return database.superuserJdbc()
                .sql("select key from app.wall_keys")
                .query(byte[].class)
                .list();
    }

    private static String fingerprint(TestDatabase database) {
        return database.superuserJdbc().sql(FINGERPRINT).query(String.class).single();
    }
}
