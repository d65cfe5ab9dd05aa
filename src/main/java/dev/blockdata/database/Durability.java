package dev.blockdata.database;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether the server keeps what it acknowledged through a power cut, as the server itself says.
final class Durability {

    private static final String ASK =
            """
            select name from pg_settings
             where (name in ('fsync', 'full_page_writes') and setting = 'off') or (name = 'synchronous_commit' and setting = 'off')
             order by name
            """;

    private Durability() {}

    /// The settings that are off and must not be.
    static List<String> missing(DataSource source) {
        return new ArrayList<>(JdbcClient.create(source).sql(ASK).query(String.class).list());
    }

    static void demand(Database database) {
        try {
            var missing = missing(Connections.single(database.url(), database.api()));
            if (!missing.isEmpty()) {
                throw new StartRefused(
                        "the database at %s could lose confirmed work in a power cut, since %s is off: switch it on."
                                .formatted(database.place(), String.join(" and ", missing)));
            }
        } catch (DataAccessException failure) {
            throw new StartRefused(
                    "the database at %s does not answer.".formatted(database.place()), failure);
        }
    }
}
