package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Pooled connections carry nothing over from whoever had them before: two hundred threads on five
/// connections, two tenants in turn, with failures and cancels in between.
final class PooledTenantsTest {

    private static final int THREADS = 200;
    private static final int CONNECTIONS = 5;

    private static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong unserved = new AtomicLong();
    private final Map<String, Long> foreign = new ConcurrentHashMap<>();

    @Test
    void aConnectionCarriesNothingOverToTheNextTenant() throws Exception {
        run(Duration.ofSeconds(5));
        assertThat(requests).hasValueGreaterThan(1000);
    }

    @Test
    @Tag("long")
    void norIsThereOneInTenMinutes() throws Exception {
        run(Duration.ofMinutes(10));
        assertThat(requests).hasValueGreaterThan(200_000);
    }

    private void run(Duration length) throws Exception {
        try (var database = TestDatabase.fresh(CONNECTIONS)) {
            var tenants = List.of(Tenant.in(database, "ann"), Tenant.in(database, "ben"));
            long end = System.nanoTime() + length.toNanos();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var done =
                        IntStream.range(0, THREADS)
                                .mapToObj(i ->
                                        threads.submit(() -> {
                                            for (int n = i; System.nanoTime() < end; n++) {
                                                askIfServed(database, tenants, n);
                                            }
                                            return i;
                                        }))
                                .toList();
                for (var thread : done) {
                    thread.get();
                }
            }
        }
        System.out.printf(
                "%d requests in %s, %d that no connection was free for%n",
                requests.get(), length, unserved.get());
        assertThat(foreign).as("rows of somebody else, by what was asked").isEmpty();
    }

    /// Two hundred wait for five connections: on a machine that has much else to do, some wait for
    /// longer than the pool lets them. They saw nothing, so they count for nothing.
    private void askIfServed(TestDatabase database, List<Tenant> tenants, int n) {
        try {
            ask(database, tenants, n);
        } catch (CannotCreateTransactionException | CannotGetJdbcConnectionException _) {
            unserved.incrementAndGet();
        }
    }

    private void ask(TestDatabase database, List<Tenant> tenants, int n) {
        var tenant = tenants.get(n % 2);
        var other = tenants.get((n + 1) % 2);
        switch (ThreadLocalRandom.current().nextInt(8)) {
            case 0 -> fails(database, tenant);
            case 1 -> isCancelled(database, tenant);
            case 2 -> count("nobody", database.walls().anonymously(() -> projects(database)), null);
            case 3 -> bare(database);
            case 4 ->
                    count(
                            "another's project",
                            database.walls()
                                    .in(tenant.user(), other.project(), () -> documents(database)),
                            null);
            default ->
                    count(
                            "one's own project",
                            tenant.asMe(() -> documents(database)),
                            tenant.project());
        }
        requests.incrementAndGet();
    }

    private void count(String what, List<UUID> found, @Nullable UUID own) {
        if (own == null ? !found.isEmpty() : !found.equals(Collections.singletonList(own))) {
            foreign.merge(what, 1L, Long::sum);
        }
    }

    private static List<UUID> documents(TestDatabase database) {
        return database.jdbc()
                .sql(
                        "select project_id from app.documents union select project_id from app.runs union select project_id from app.blocks")
                .query(UUID.class)
                .list();
    }

    private static List<UUID> projects(TestDatabase database) {
        return database.jdbc().sql("select project_id from app.projects").query(UUID.class).list();
    }

    private static void fails(TestDatabase database, Tenant tenant) {
        try {
            tenant.asMe(() -> {
                documents(database);
                throw new Gone();
            });
        } catch (Gone _) {
            // What was set goes with the transaction.
        }
    }

    private void isCancelled(TestDatabase database, Tenant tenant) {
        try {
            tenant.asMe(() -> {
                database.jdbc().sql("set local statement_timeout = 3").update();
                return database.jdbc().sql("select pg_sleep(5)").query((_, _) -> 1).single();
            });
            foreign.merge("a statement that was not cancelled", 1L, Long::sum);
        } catch (DataAccessException _) {
            // Cancelled, as it should be.
        }
    }

    /// Outside of any transaction of the walls the login may not even see the tables.
    private void bare(TestDatabase database) {
        try {
            documents(database);
            foreign.merge("outside of the walls", 1L, Long::sum);
        } catch (DataAccessException refused) {
            if (!String.valueOf(refused.getMostSpecificCause().getMessage())
                    .contains("permission denied")) {
                throw refused;
            }
        }
    }
}
