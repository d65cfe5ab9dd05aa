package dev.blockdata.worker;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.blockdata.costs.Prices;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.keys.KeyRing;
import dev.blockdata.keys.TestKeys;
import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.Models;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import dev.blockdata.runs.Given;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// A worker with all its parts on a database of its own, and a model that the test wrote.
final class WorkBench implements AutoCloseable {

    static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /// A run, and who owns it.
    record Job(UUID user, RunKey run, int blocks) {}

    final TestDatabase database = TestDatabase.fresh();
    final Given given = new Given(database);
    private final HikariDataSource pastAllWalls = pool(database);
    final JdbcClient everything = JdbcClient.create(pastAllWalls);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Prices prices = new Prices(database.workJdbc());

    static Reply.Answer answer(String summary) {
        return new Reply.Answer(
                JSON.writeValueAsString(Map.of("summary", summary)),
                new Usage(1, 2, 0, 0, 3, null),
                "test");
    }

    private static HikariDataSource pool(TestDatabase database) {
        var config = new HikariConfig();
        config.setDataSource(database.superuser());
        config.setMaximumPoolSize(3);
        return new HikariDataSource(config);
    }

    static WorkerSettings settings(int concurrency, Duration lease, Duration grace) {
        // One block a call: the models of these tests answer one at a time.
        return new WorkerSettings(concurrency, 25, 1, lease, 3, grace, true);
    }

    static WorkerSettings settings() {
        return settings(8, Duration.ofMinutes(2), Duration.ZERO);
    }

    /// One process.
    final class Node {

        final WorkerSettings settings;
        final OverlayClaims claims;
        final HeldClaims held;
        final Settler settler;
        final Attempts attempts;
        final Assignments assignments;
        final Wake wake = new Wake();
        final Dispatcher dispatcher;
        final Worker worker;
        final Reaper reaper;

        Node(WorkerSettings settings, Models models, KeyRing keys) {
            this.settings = settings;
            this.claims = new OverlayClaims(database.workJdbc(), settings, JSON);
            var runs = new WorkedRuns(database.workJdbc());
            this.held = new HeldClaims(claims);
            this.settler = new Settler(claims, meters);
            var asker = new Asker(models, keys, TestKeys.pace(database.workJdbc()), prices);
            this.attempts = new Attempts(asker, settler, held, runs);
            this.assignments = new Assignments(runs, models, asker, prices, settings, JSON);
            this.dispatcher =
                    new Dispatcher(claims, runs, assignments, attempts, asker, wake, settings);
            this.worker = new Worker(claims, runs, assignments, attempts, settings);
            this.reaper = new Reaper(claims, wake);
        }
    }

    Node node(LanguageModel model) {
        return node(settings(), model);
    }

    Node node(WorkerSettings settings, LanguageModel model) {
        return node(settings, new Models(Map.of("test", model), "test"), TestKeys.ring(database));
    }

    Node node(WorkerSettings settings, Models models, KeyRing keys) {
        return new Node(settings, models, keys);
    }

    /// A run of so many blocks in a project of its own.
    Job job(int blocks) {
        UUID user = given.user();
        return job(user, given.project(user), blocks);
    }

    Job job(UUID user, UUID project, int blocks) {
        String source = given.document(user, project, blocks);
        return new Job(
                user,
                new RunKey(project, given.run(user, project, source, given.schema(user))),
                blocks);
    }

    /// The same of a schema of one's own, with a place for its ref.
    Job job(int blocks, String schema) {
        UUID user = given.user();
        UUID project = given.project(user);
        String source = given.document(user, project, blocks);
        return new Job(
                user,
                new RunKey(project, given.run(user, project, source, given.schema(user, schema))),
                blocks);
    }

    void dispatch(Job job, int concurrency) {
        dispatch(job, concurrency, Integer.MAX_VALUE);
    }

    void dispatch(Job job, int concurrency, int maxBlocks) {
        asUser(
                job,
                "select runs from app.dispatch_runs(:project, '"
                        + UuidCreator.getTimeOrderedEpoch()
                        + "', :run, null, "
                        + concurrency
                        + ", "
                        + maxBlocks
                        + ", 20)");
    }

    /// One order for all runs of the job's project.
    void dispatchAll(Job job, int concurrency) {
        asUser(
                job,
                "select runs from app.dispatch_runs(:project, '"
                        + UuidCreator.getTimeOrderedEpoch()
                        + "', null, null, "
                        + concurrency
                        + ", null, 20)");
    }

    String asUser(Job job, String sql) {
        return database.walls()
                .in(
                        job.user(),
                        job.run().projectId(),
                        () ->
                                database.jdbc()
                                        .sql(sql)
                                        .param("project", job.run().projectId())
                                        .param("run", job.run().runId())
                                        .query((row, _) -> String.valueOf(row.getObject(1)))
                                        .single());
    }

    String look(RunKey run, String sql) {
        return everything
                .sql(sql)
                .param("project", run.projectId())
                .param("run", run.runId())
                .query((row, _) -> String.valueOf(row.getObject(1)))
                .single();
    }

    int count(RunKey run, String condition) {
        return Integer.parseInt(
                look(
                        run,
                        "select count(*) from app.block_overlays where project_id = :project and run_id = :run and "
                                + condition));
    }

    String status(RunKey run) {
        return look(
                run, "select status from app.runs where project_id = :project and run_id = :run");
    }

    /// The run's counters, and what counting finds.
    List<String> counters(RunKey run) {
        return List.of(
                look(
                        run,
                        """
                        select concat_ws(' ', pending, claimed, ai_complete, confirmed, rejected, failed) from app.runs
                         where project_id = :project and run_id = :run
                        """),
                look(
                        run,
                        """
                        select concat_ws(' ', count(*) filter (where status = 'pending'), count(*) filter (where status = 'claimed'),
                               count(*) filter (where status = 'ai_complete'), count(*) filter (where status = 'confirmed'),
                               count(*) filter (where status = 'rejected'), count(*) filter (where status = 'failed'))
                          from app.block_overlays where project_id = :project and run_id = :run
                        """));
    }

    /// A connection past all walls, to hold a transaction open on.
    java.sql.Connection connection() throws java.sql.SQLException {
        return pastAllWalls.getConnection();
    }

    /// What stands in a run's overlays and in their log, to the letter.
    String everythingOf(RunKey run) {
        return look(
                        run,
                        "select string_agg(cast(o as text), chr(10) order by o.block_index) from app.block_overlays o where project_id = :project and run_id = :run")
                + look(
                        run,
                        "select string_agg(cast(e as text), chr(10) order by e.event_id) from app.overlay_events e where project_id = :project and run_id = :run");
    }

    void expireLeases(RunKey run) {
        everything
                .sql(
                        "update app.block_overlays set lease_until = now() - interval '1 second' where run_id = :run and status = 'claimed'")
                .param("run", run.runId())
                .update();
    }

    @Override
    public void close() {
        pastAllWalls.close();
        database.close();
    }
}
