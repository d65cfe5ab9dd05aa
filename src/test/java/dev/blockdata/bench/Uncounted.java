package dev.blockdata.bench;

import dev.blockdata.bench.Queue.Verbs;
import dev.blockdata.database.BenchServer;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The product's own claim and settle, but for the counters of the run: copies in a schema of their
/// own, in which the counting statements are cut out.
final class Uncounted {

    private static final String SCHEMA = "uncounted";

    private Uncounted() {}

    static Verbs install(BenchServer server) throws SQLException {
        var superuser = server.superuser();
        superuser.sql("drop schema if exists uncounted cascade").update();
        superuser.sql("create schema uncounted").update();
        superuser.sql("grant usage on schema uncounted to public").update();
        copy(
                server,
                "claim",
                "(?s)update app\\.runs r set pending = .*?;",
                // The look at the run that keeps a cancelled one from being claimed stays.
                "perform 1 from app.runs r where r.project_id = p_project and r.run_id = p_run and r.status = 'running';");
        copy(server, "settle", "(?s)perform app\\.move\\(.*?\\);", "null;");
        superuser
                .sql(
                        """
                        do $$ declare f regprocedure; begin
                            for f in select oid::regprocedure from pg_proc where pronamespace = 'uncounted'::regnamespace loop
                                execute format('alter function %s owner to blockdata_definer', f);
                                execute format('grant execute on function %s to public', f);
                            end loop;
                        end $$
                        """)
                .update();
        return new Verbs(SCHEMA);
    }

    private static void copy(BenchServer server, String verb, String counting, String instead)
            throws SQLException {
        String definition =
                server.superuser()
                        .sql(
                                "select pg_get_functiondef(oid) from pg_proc where proname = :verb and pronamespace = 'app'::regnamespace")
                        .param("verb", verb)
                        .query(String.class)
                        .single();
        var found = Pattern.compile(counting).matcher(definition);
        if (!found.find()) {
            throw new IllegalStateException("app." + verb + " does not count as it did");
        }
        String copy =
                found.replaceAll(Matcher.quoteReplacement(instead))
                        .replace("FUNCTION app." + verb, "FUNCTION uncounted." + verb);
        try (var connection = server.superuserConnection();
                var statement = connection.createStatement()) {
            statement.execute(copy);
        }
    }
}
