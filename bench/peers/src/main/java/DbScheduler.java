import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;

/// Drains a filled db-scheduler, locking what it fetches, its faster way on PostgreSQL. Takes the
/// jobs and the workers.
final class DbScheduler {

    private DbScheduler() {}

    public static void main(String[] args) throws Exception {
        int jobs = Integer.parseInt(args[0]);
        int workers = Integer.parseInt(args[1]);
        var database = Peer.database(workers);
        Peer.execute(
                database,
                "drop table if exists scheduled_tasks",
                """
                create table scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea, execution_time timestamptz not null,
                    picked boolean not null, picked_by text, last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint, state text, primary key (task_name, task_instance))
                """,
                "create index on scheduled_tasks (execution_time)",
                "create index on scheduled_tasks (last_heartbeat)",
                """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'noop', i::text, now() - interval '1 second', false, 1 from generate_series(1, %d) i
                """
                        .formatted(jobs),
                "vacuum analyze scheduled_tasks");
        var noop = Tasks.oneTime("noop").execute((instance, context) -> {});
        var scheduler =
                Scheduler.create(database, noop)
                        .threads(workers)
                        .pollingInterval(Duration.ofMillis(50))
                        .pollUsingLockAndFetch(1.0, 4.0)
                        .build();
        long start = System.nanoTime();
        scheduler.start();
        Peer.finish(database, "select count(*) from scheduled_tasks", 0, jobs, start);
    }
}
