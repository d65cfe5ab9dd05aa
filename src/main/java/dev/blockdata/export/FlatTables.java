package dev.blockdata.export;

import dev.blockdata.schemas.SchemaArtifact;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of registered schemas; asked for inside of a transaction that may read them.
@Component
class FlatTables {

    private final JdbcClient jdbc;

    FlatTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FlatTable of(@Nullable UUID schemaId, List<String> extras) {
        return FlatTable.of(schemaId == null ? null : artifact(schemaId), extras);
    }

    private SchemaArtifact artifact(UUID schemaId) {
        return jdbc.sql(
                        "select schema_text, schema_ref, schema_uid from app.schemas where schema_id = :schema")
                .param("schema", schemaId)
                .query((row, _) ->
                        SchemaArtifact.registered(
                                row.getString("schema_text"),
                                row.getString("schema_ref"),
                                row.getString("schema_uid")))
                .single();
    }
}
