package dev.blockdata.projects;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The projects table: make, list, rename, delete.
@Component
class Projects {

    /// A project as one of its members sees it.
    record Row(
            UUID projectId,
            String projectName,
            String description,
            Role role,
            Instant createdAt,
            @Nullable BigDecimal budgetUsd) {}

    /// What became of the wish to delete a project.
    sealed interface Deletion {

        record Done() implements Deletion {}

        /// It holds confirmed blocks, and the caller did not give their number.
        record HoldsConfirmed(long confirmed) implements Deletion {}
    }

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Projects(Walls walls, JdbcClient jdbc, JsonMapper json) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.json = json;
    }

    Row create(UUID userId, String name, String description) {
        UUID projectId = UuidCreator.getTimeOrderedEpoch();
        return walls.as(
                userId,
                () -> {
                    jdbc.sql("select 1 from app.create_project(:project, :name, :description)")
                            .param("project", projectId)
                            .param("name", name)
                            .param("description", description)
                            .query(Integer.class)
                            .single();
                    return find(userId, projectId).orElseThrow();
                });
    }

    Optional<Role> roleOf(UUID userId, UUID projectId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql("select app.my_role(:project)")
                                .param("project", projectId)
                                .query(String.class)
                                .optional()
                                .map(Role::of));
    }

    /// Oldest first, those that the person is a member of.
    Page<Row> list(UUID userId, PageQuery query) {
        UUID after = query.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        List<Row> rows =
                walls.as(
                        userId,
                        () ->
                                jdbc.sql(
                                                """
                                                select p.project_id, p.project_name, p.description, m.role, p.created_at, p.budget_usd
                                                  from app.project_members m
                                                  join app.projects p on p.project_id = m.project_id
                                                 where m.user_id = :user and m.project_id > :after
                                                 order by m.project_id limit :limit
                                                """)
                                        .param("user", userId)
                                        .param("after", after)
                                        .param("limit", query.fetch())
                                        .query(Projects::row)
                                        .list());
        return query.page(rows, row -> Cursor.of(row.projectId()));
    }

    Optional<Row> show(Member member) {
        return walls.as(member.userId(), () -> find(member.userId(), member.projectId()));
    }

    /// Null leaves as it is; a budget that is JSON's null is none. A higher one lets the runs go on
    /// that the old one had stopped.
    Optional<Row> change(
            Member member,
            @Nullable String name,
            @Nullable String description,
            @Nullable JsonNode budget) {
        return walls.in(
                member.userId(),
                member.projectId(),
                () -> {
                    jdbc.sql("select 1 from app.change_project(:project, :name, :description)")
                            .param("project", member.projectId())
                            .param("name", name, Types.VARCHAR)
                            .param("description", description, Types.VARCHAR)
                            .query(Integer.class)
                            .single();
                    if (budget != null) {
                        jdbc.sql(
                                        "select 1 from app.set_project_budget(:project, cast(:budget as numeric))")
                                .param("project", member.projectId())
                                .param("budget", budget.isNull() ? null : budget.decimalValue())
                                .query(Integer.class)
                                .single();
                    }
                    return find(member.userId(), member.projectId());
                });
    }

    Deletion delete(Member member, @Nullable Long confirmed) {
        String answer =
                walls.in(
                        member.userId(),
                        member.projectId(),
                        () ->
                                jdbc.sql("select app.delete_project(:project, :confirmed)")
                                        .param("project", member.projectId())
                                        .param("confirmed", confirmed, Types.BIGINT)
                                        .query(String.class)
                                        .single());
        JsonNode outcome = json.readTree(answer);
        return outcome.path("deleted").asBoolean(false)
                ? new Deletion.Done()
                : new Deletion.HoldsConfirmed(outcome.path("confirmed").asLong());
    }

    private Optional<Row> find(UUID userId, UUID projectId) {
        return jdbc.sql(
                        """
                        select p.project_id, p.project_name, p.description, m.role, p.created_at, p.budget_usd
                          from app.projects p
                          join app.project_members m on m.project_id = p.project_id and m.user_id = :user
                         where p.project_id = :project
                        """)
                .param("user", userId)
                .param("project", projectId)
                .query(Projects::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("project_id", UUID.class),
                row.getString("project_name"),
                row.getString("description"),
                Role.of(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("budget_usd"));
    }
}
