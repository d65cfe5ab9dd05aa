package dev.blockdata.projects;

import dev.blockdata.database.Walls;
import dev.blockdata.http.Cursor;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is in a project: list, change a role, remove. That a project keeps an owner is the
/// database's to say.
@Component
class Members {

    /// Somebody in a project.
    record MemberRow(UUID userId, String displayName, String email, Role role, Instant createdAt) {}

    /// What became of a change.
    enum Outcome {
        DONE,
        LAST_OWNER,
        /// There is nobody of this id in the project.
        NOBODY
    }

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String ROW =
            """
            select m.user_id, u.display_name, u.email, m.role, m.created_at
              from app.project_members m
              join app.users u on u.user_id = m.user_id
            """;

    private final Walls walls;
    private final JdbcClient jdbc;

    Members(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    /// In the order of their accounts.
    Page<MemberRow> list(Member asker, PageQuery query) {
        UUID after = query.after().map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        List<MemberRow> rows =
                walls.in(
                        asker.userId(),
                        asker.projectId(),
                        () ->
                                jdbc.sql(
                                                ROW
                                                        + " where m.project_id = :project and m.user_id > :after order by m.user_id limit :limit")
                                        .param("project", asker.projectId())
                                        .param("after", after)
                                        .param("limit", query.fetch())
                                        .query(Members::row)
                                        .list());
        return query.page(rows, row -> Cursor.of(row.userId()));
    }

    Optional<MemberRow> find(Member asker, UUID userId) {
        return walls.in(
                asker.userId(),
                asker.projectId(),
                () ->
                        jdbc.sql(ROW + " where m.project_id = :project and m.user_id = :user")
                                .param("project", asker.projectId())
                                .param("user", userId)
                                .query(Members::row)
                                .optional());
    }

    Outcome setRole(Member owner, UUID userId, Role role) {
        return walls.in(
                owner.userId(),
                owner.projectId(),
                () ->
                        outcome(
                                jdbc.sql("select app.set_member_role(:project, :user, :role)")
                                        .param("project", owner.projectId())
                                        .param("user", userId)
                                        .param("role", role.word())));
    }

    Outcome remove(Member asker, UUID userId) {
        return walls.in(
                asker.userId(),
                asker.projectId(),
                () ->
                        outcome(
                                jdbc.sql("select app.remove_member(:project, :user)")
                                        .param("project", asker.projectId())
                                        .param("user", userId)));
    }

    private static Outcome outcome(JdbcClient.StatementSpec change) {
        return change.query(String.class)
                .optional()
                .map(word -> word.equals("last-owner") ? Outcome.LAST_OWNER : Outcome.DONE)
                .orElse(Outcome.NOBODY);
    }

    private static MemberRow row(ResultSet row, int number) throws SQLException {
        return new MemberRow(
                row.getObject("user_id", UUID.class),
                row.getString("display_name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
