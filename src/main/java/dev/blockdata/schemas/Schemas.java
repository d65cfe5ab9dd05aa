package dev.blockdata.schemas;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Registered artifacts: one's own, and those that a run uses in a project of one's own.
@Repository
public class Schemas {

    /// A schema as it is shown; `schema_jsonb` is the text first registered, character by
    /// character.
    public record Row(
            UUID schemaId,
            String schemaRef,
            String schemaUid,
            @JsonRawValue @Schema(type = "object") String schemaJsonb,
            Instant createdAt) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getObject("schema_id", UUID.class),
                    row.getString("schema_ref"),
                    row.getString("schema_uid"),
                    row.getString("schema_text"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        }

        /// The artifact itself, as it was registered.
        public SchemaArtifact artifact() {
            return SchemaArtifact.registered(schemaJsonb, schemaRef, schemaUid);
        }
    }

    /// A schema as a list shows it: `own` where it is the caller's, who alone may delete it, and
    /// with the number of all runs that use it, for that keeps it from being deleted.
    record Listed(
            UUID schemaId,
            String schemaRef,
            String schemaUid,
            @JsonRawValue @Schema(type = "object") String schemaJsonb,
            Instant createdAt,
            boolean own,
            long runs) {

        static Listed of(ResultSet row, int number) throws SQLException {
            Row schema = Row.of(row, number);
            return new Listed(
                    schema.schemaId(),
                    schema.schemaRef(),
                    schema.schemaUid(),
                    schema.schemaJsonb(),
                    schema.createdAt(),
                    row.getBoolean("own"),
                    row.getLong("runs"));
        }
    }

    /// What came of registering an artifact.
    sealed interface Registered {

        record New(Row row) implements Registered {}

        record Identical(Row row) implements Registered {}

        /// The reference stands for other content already.
        record RefTaken(String schemaRef) implements Registered {}
    }

    /// What came of deleting a schema.
    sealed interface Deleted {

        record Gone() implements Deleted {}

        record InUse(long runs) implements Deleted {}

        record Unknown() implements Deleted {}
    }

    private static final String SELECT =
            "select s.schema_id, s.schema_ref, s.schema_uid, s.schema_text, s.created_at from app.schemas s ";

    private final JdbcClient jdbc;
    private final Walls walls;

    Schemas(JdbcClient jdbc, Walls walls) {
        this.jdbc = jdbc;
        this.walls = walls;
    }

    /// Whether the person who asks may use this schema; within their wall.
    public static boolean isKnown(JdbcClient jdbc, UUID schemaId) {
        return jdbc.sql("select exists (select 1 from app.schemas where schema_id = :schema)")
                .param("schema", schemaId)
                .query(Boolean.class)
                .single();
    }

    Registered register(UUID userId, SchemaArtifact artifact) {
        record Answer(String result, UUID schemaId) {}
        return walls.as(
                userId,
                () -> {
                    Answer answer =
                            jdbc.sql(
                                            "select result, schema_id from app.register_schema(:id, :ref, :uid, :text)")
                                    .param("id", UuidCreator.getTimeOrderedEpoch())
                                    .param("ref", artifact.schemaRef())
                                    .param("uid", artifact.schemaUid())
                                    .param("text", artifact.text())
                                    .query((row, _) ->
                                            new Answer(
                                                    row.getString(1), row.getObject(2, UUID.class)))
                                    .single();
                    return switch (answer.result()) {
                        case "created" -> new Registered.New(one(answer.schemaId()).orElseThrow());
                        case "identical" ->
                                new Registered.Identical(one(answer.schemaId()).orElseThrow());
                        case "conflict" -> new Registered.RefTaken(artifact.schemaRef());
                        default -> throw new IllegalStateException(answer.result());
                    };
                });
    }

    /// Newest first, behind the one with this id.
    List<Listed> list(UUID userId, @Nullable UUID behind, int limit) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        with page as materialized (
                                            select s.schema_id, s.schema_ref, s.schema_uid, s.schema_text, s.created_at
                                              from app.schemas s
                                             where cast(:behind as uuid) is null or s.schema_id < :behind
                                             order by s.schema_id desc limit :limit)
                                        select page.*, standing.own, standing.runs
                                          from page
                                          join app.schema_standings(array(select page.schema_id from page)) standing using (schema_id)
                                         order by schema_id desc
                                        """)
                                .param("behind", behind)
                                .param("limit", limit)
                                .query(Listed::of)
                                .list());
    }

    public Optional<Row> find(UUID userId, UUID schemaId) {
        return walls.as(userId, () -> one(schemaId));
    }

    /// The identity of what a person has registered under a reference.
    Optional<String> registered(UUID userId, String schemaRef) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        "select s.schema_uid from app.schemas s where s.schema_ref = :ref and app.owns_schema(s.schema_id)")
                                .param("ref", schemaRef)
                                .query(String.class)
                                .optional());
    }

    Deleted delete(UUID userId, UUID schemaId) {
        Optional<Long> uses =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql("select app.delete_schema(:id)")
                                        .param("id", schemaId)
                                        .query(Long.class)
                                        .optional());
        return uses.<Deleted>map(n -> n == 0 ? new Deleted.Gone() : new Deleted.InUse(n))
                .orElseGet(Deleted.Unknown::new);
    }

    private Optional<Row> one(UUID schemaId) {
        return jdbc.sql(SELECT + "where s.schema_id = :id")
                .param("id", schemaId)
                .query(Row::of)
                .optional();
    }
}
