package dev.blockdata.storage;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The id of the one store that belongs to this database, as the database has it.
final class StoreIds {

    private final JdbcClient db;

    StoreIds(JdbcClient db) {
        this.db = db;
    }

    /// What the database knows.
    ///
    /// @param id none before any node has looked for a store
    /// @param marked whether the store has been seen to bear the id
    /// @param documents whether there are documents, and so files
    record Known(@Nullable UUID id, boolean marked, boolean documents) {}

    Known known() {
        return db.sql("select s.store_id, s.marked, s.documents from app.known_store() s")
                .query((row, _) ->
                        new Known(
                                row.getObject("store_id", UUID.class),
                                row.getBoolean("marked"),
                                row.getBoolean("documents")))
                .single();
    }

    /// The id with which this node is to mark the store, empty while another node is at it.
    Optional<UUID> beginMarking(UUID offered) {
        return db.sql(
                        "select s.store_id from app.begin_marking_store(:offered) s where s.store_id is not null")
                .param("offered", offered)
                .query(UUID.class)
                .optional();
    }

    void marked(UUID id) {
        db.sql("select app.store_marked(:id)").param("id", id).query((_, _) -> true).single();
    }
}
