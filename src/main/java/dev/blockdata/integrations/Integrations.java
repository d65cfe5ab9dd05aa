package dev.blockdata.integrations;

import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import dev.blockdata.schemas.Schemas;
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
import tools.jackson.databind.json.JsonMapper;

/// The integrations of projects, as their owners and editors see them.
@Repository
class Integrations {

    /// How many a project may have.
    static final int MOST = 20;

    /// What is to be kept.
    ///
    /// @param seen the mark of what it replaces; null for a new one
    record Kept(
            UUID integrationId,
            Kind kind,
            String name,
            @Nullable UUID schemaId,
            Integration.Trigger trigger,
            boolean paused,
            String settings,
            byte[] sealed,
            @Nullable String seen) {

        Kept replacing(String mark) {
            return new Kept(
                    integrationId, kind, name, schemaId, trigger, paused, settings, sealed, mark);
        }
    }

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Integrations(Walls walls, JdbcClient jdbc, JsonMapper json) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Integration> list(Member who) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select project_id, integration_id, kind, name, schema_id, schema_ref, trigger, paused, settings, sealed, saved_by_name,
                                               created_at, saved_at, waiting, failed, delivered_at, failed_at, failure, mark
                                          from app.list_integrations(:project)
                                        """)
                                .param("project", who.projectId())
                                .query((row, _) -> integration(row))
                                .list());
    }

    Optional<Integration> find(Member who, UUID integrationId) {
        return list(who).stream()
                .filter(each -> each.integrationId().equals(integrationId))
                .findFirst();
    }

    /// `made`, `changed` or `too-many`; of one that is there, `changed-meanwhile` or `gone` where
    /// it is no longer what was seen.
    String save(Member who, Kept kept) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select app.save_integration(:project, :integration, :kind, :name, cast(:schema as uuid), :trigger, :paused,
                                                                    cast(:settings as jsonb), :sealed, :most, :seen)
                                        """)
                                .param("project", who.projectId())
                                .param("integration", kept.integrationId())
                                .param("kind", kept.kind().wire())
                                .param("name", kept.name())
                                .param("schema", kept.schemaId())
                                .param("trigger", kept.trigger().wire())
                                .param("paused", kept.paused())
                                .param("settings", kept.settings())
                                .param("sealed", kept.sealed())
                                .param("most", MOST)
                                .param("seen", kept.seen())
                                .query(String.class)
                                .single());
    }

    boolean delete(Member who, UUID integrationId) {
        return walls.in(
                who.userId(),
                who.projectId(),
                () ->
                        jdbc.sql("select app.delete_integration(:project, :integration)")
                                .param("project", who.projectId())
                                .param("integration", integrationId)
                                .query(Boolean.class)
                                .single());
    }

    /// Whether the person may use this schema.
    boolean knowsSchema(Member who, UUID schemaId) {
        return walls.in(who.userId(), who.projectId(), () -> Schemas.isKnown(jdbc, schemaId));
    }

    private Integration integration(ResultSet row) throws SQLException {
        return new Integration(
                row.getObject("project_id", UUID.class),
                row.getObject("integration_id", UUID.class),
                Kind.of(row.getString("kind")),
                row.getString("name"),
                row.getObject("schema_id", UUID.class),
                row.getString("schema_ref"),
                Integration.Trigger.of(row.getString("trigger")),
                row.getBoolean("paused"),
                json.readTree(row.getString("settings")),
                row.getBytes("sealed"),
                row.getString("saved_by_name"),
                moment(row, "created_at").orElseThrow(),
                moment(row, "saved_at").orElseThrow(),
                row.getLong("waiting"),
                row.getLong("failed"),
                moment(row, "delivered_at").orElse(null),
                moment(row, "failed_at").orElse(null),
                row.getString("failure"),
                row.getString("mark"));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
