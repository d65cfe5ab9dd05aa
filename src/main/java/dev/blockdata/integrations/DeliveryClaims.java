package dev.blockdata.integrations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sender's verbs: claim, keep, end, forget. Each but the last answers whether the attempt was
/// still wanted.
@Component
final class DeliveryClaims {

    /// An attempt at a delivery.
    ///
    /// @param actsFor who saved the integration last
    /// @param savedAt and when: its settings are of then
    record Claim(
            UUID projectId,
            UUID integrationId,
            UUID deliveryId,
            Kind kind,
            JsonNode settings,
            byte[] sealed,
            UUID actsFor,
            Delivery delivery,
            int attempt,
            UUID token,
            Instant savedAt) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Claim claim && claim.token.equals(token);
        }

        @Override
        public int hashCode() {
            return token.hashCode();
        }
    }

    /// How an attempt ended.
    ///
    /// @param again after how long it is tried again, null for never
    /// @param pause whether nothing more is to be sent there
    record End(
            String status,
            @Nullable Duration again,
            Target.@Nullable Answer answer,
            int answerStatus,
            @Nullable String words,
            @Nullable String error,
            boolean pause) {}

    private final JdbcClient db;
    private final JsonMapper json;

    DeliveryClaims(@Qualifier("work") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    List<Claim> claim(int most, DeliverySettings settings) {
        return db.sql(
                        """
                        select project_id, integration_id, delivery_id, kind, settings, sealed, acts_for, run_id, source_uid, schema_id, event, blocks,
                               attempt, attempt_token, created_at, saved_at, attempt_at
                          from app.claim_deliveries(:most, make_interval(secs => :lease), :of_project, :attempts)
                        """)
                .param("most", most)
                .param("lease", seconds(settings.lease()))
                .param("of_project", settings.parallelismOfProject())
                .param("attempts", settings.maxAttempts())
                .query((row, _) -> claim(row))
                .list();
    }

    boolean keep(Claim claim, Duration lease) {
        return mine(
                db.sql(
                                "select app.keep_delivery(:project, :integration, :delivery, :token, make_interval(secs => :lease))")
                        .param("lease", seconds(lease)),
                claim);
    }

    boolean end(Claim claim, End end) {
        var answer = end.answer();
        return mine(
                db.sql(
                                """
                                select app.end_delivery(:project, :integration, :delivery, :token, :status,
                                                        make_interval(secs => cast(:again as double precision)), cast(:rows as bigint),
                                                        cast(:bytes as bigint), :sent, cast(:answer_status as int), :answer, :error, :pause, :saved_at)
                                """)
                        .param("status", end.status())
                        .param("again", end.again() == null ? null : seconds(end.again()))
                        .param("rows", answer == null ? null : answer.rows())
                        .param("bytes", answer == null ? null : answer.bytes())
                        .param("sent", answer == null ? null : answer.sent())
                        .param("answer_status", end.answerStatus() == 0 ? null : end.answerStatus())
                        .param("answer", end.words())
                        .param("error", end.error())
                        .param("pause", end.pause())
                        .param("saved_at", claim.savedAt().atOffset(ZoneOffset.UTC)),
                claim);
    }

    int forget(Duration keep) {
        return db.sql("select app.forget_deliveries(make_interval(secs => :keep))")
                .param("keep", seconds(keep))
                .query(Integer.class)
                .single();
    }

    private Claim claim(ResultSet row) throws SQLException {
        var deliveryId = row.getObject("delivery_id", UUID.class);
        return new Claim(
                row.getObject("project_id", UUID.class),
                row.getObject("integration_id", UUID.class),
                deliveryId,
                Kind.of(row.getString("kind")),
                json.readTree(row.getString("settings")),
                row.getBytes("sealed"),
                row.getObject("acts_for", UUID.class),
                new Delivery(
                        deliveryId,
                        row.getString("event"),
                        row.getObject("run_id", UUID.class),
                        row.getString("source_uid"),
                        row.getObject("schema_id", UUID.class),
                        row.getString("blocks"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("attempt_at", OffsetDateTime.class).toInstant()),
                row.getInt("attempt"),
                row.getObject("attempt_token", UUID.class),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    private static boolean mine(JdbcClient.StatementSpec statement, Claim claim) {
        return statement
                .param("project", claim.projectId())
                .param("integration", claim.integrationId())
                .param("delivery", claim.deliveryId())
                .param("token", claim.token())
                .query(Boolean.class)
                .single();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
