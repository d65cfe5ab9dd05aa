package dev.blockdata.database;

import java.util.Set;
import java.util.TreeSet;

/// Which status followed which in a table, as the database itself saw it.
public final class Moves {

    private final TestDatabase database;
    private final String log;

    private Moves(TestDatabase database, String log) {
        this.database = database;
        this.log = log;
    }

    /// Watches the `status` of a table of the product from now on.
    public static Moves of(TestDatabase database, String table) {
        var log = "public.moves_of_" + table;
        var root = database.superuserJdbc();
        root.sql("create table " + log + " (was text, became text)").update();
        root.sql(
                        """
                        create function %1$s() returns trigger language plpgsql security definer as $$
                        begin
                            insert into %1$s values (old.status, new.status);
                            return null;
                        end $$
                        """
                                .formatted(log))
                .update();
        root.sql(
                        """
                        create trigger moves after update on app.%s for each row
                          when (old.status is distinct from new.status) execute function %s()
                        """
                                .formatted(table, log))
                .update();
        return new Moves(database, log);
    }

    /// Each as `was > became`.
    public Set<String> seen() {
        return new TreeSet<>(
                database.superuserJdbc()
                        .sql("select distinct was || ' > ' || became from " + log)
                        .query(String.class)
                        .list());
    }
}
