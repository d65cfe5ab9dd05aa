package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// A node whose lease of a delivery is lost or cannot be renewed leaves the other side by itself,
/// before another node takes the delivery up.
@TestPropertySource(
        properties = {"blockdata.deliveries.deadline=60s", "blockdata.deliveries.lease=4s"})
class LeaseTest extends ProjectThatSends {

    private static final String KEEP = "app.keep_delivery(uuid, uuid, uuid, uuid, interval)";

    private Dripping silent;
    private String hook;

    @BeforeEach
    void start() throws Exception {
        silent = Dripping.silent();
        hook =
                owner.post(
                                at("/integrations"),
                                Map.of(
                                        "kind",
                                        "webhook",
                                        "name",
                                        "Hook",
                                        "trigger",
                                        "batch",
                                        "settings",
                                        Map.of("url", silent.url())))
                        .expect(201)
                        .json()
                        .get("integration_id")
                        .asString();
        confirm(0);
        Awaitility.await().until(() -> silent.visits().size() == 1);
    }

    @AfterEach
    void end() throws Exception {
        run("grant execute on function " + KEEP + " to blockdata_worker");
        silent.close();
    }

    private void run(String sql, Object... values) {
        database.superuserJdbc().sql(sql).params(values).update();
    }

    private void isLeft(int visit, Duration within) {
        Awaitility.await()
                .atMost(within)
                .until(() -> silent.visits().size() > visit && silent.visits().get(visit).isOver());
    }

    @Test
    void aLeaseThatIsRenewedIsKeptBeyondItsLength() throws Exception {
        Thread.sleep(6000);
        assertThat(silent.visits()).hasSize(1);
        assertThat(silent.visits().getFirst().isOver()).isFalse();
        assertThat(deliveries(hook).getFirst().get("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void whoeverHasLostItsLeaseLeaves() throws Exception {
        run(
                "update app.deliveries set attempt_token = gen_random_uuid(), attempt_deadline = now() + interval '1 hour' where integration_id = ?",
                UUID.fromString(hook));
        isLeft(0, Duration.ofSeconds(10));
        Thread.sleep(500);
        assertThat(silent.visits()).hasSize(1);
        assertThat(deliveries(hook).getFirst().get("status").asString()).isEqualTo("sending");
    }

    @Test
    void whoeverCannotRenewItsLeaseLeavesBeforeSomebodyElseTakesIt() throws Exception {
        run("revoke execute on function " + KEEP + " from blockdata_worker, public");
        isLeft(0, Duration.ofSeconds(15));
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> silent.visits().size() >= 2);
        assertThat(silent.visits().get(1).begun)
                .as("begun anew when the first had left")
                .isGreaterThan(silent.visits().getFirst().left);
        assertThat(deliveries(hook).getFirst().get("attempt").asInt()).isEqualTo(2);
    }

    /// A renewal that hangs fails nowhere, and ends a lease all the same.
    @Test
    void whoeverWaitsForTheDatabaseLeavesAsWell() throws Exception {
        try (var lock = database.superuser().getConnection()) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                statement.execute(
                        "select 1 from app.deliveries where integration_id = '"
                                + hook
                                + "' for update");
                isLeft(0, Duration.ofSeconds(15));
            }
            lock.rollback();
        }
    }
}
