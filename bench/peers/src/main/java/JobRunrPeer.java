import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/// Drains a filled JobRunr at its shortest poll. Takes the jobs and the workers.
public final class JobRunrPeer {

    private JobRunrPeer() {}

    public static void noop() {}

    public static void main(String[] args) throws Exception {
        int jobs = Integer.parseInt(args[0]);
        int workers = Integer.parseInt(args[1]);
        var database = Peer.database(workers);
        var storage = new PostgresStorageProvider(database);
        JobRunr.configure().useStorageProvider(storage).initialize();
        Peer.execute(database, "truncate jobrunr_jobs");
        BackgroundJob.enqueue(IntStream.range(0, jobs).boxed(), (Integer i) -> noop());
        Peer.execute(database, "vacuum analyze jobrunr_jobs");
        long start = System.nanoTime();
        JobRunr.configure()
                .useStorageProvider(storage)
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andWorkerCount(workers)
                                .andPollIntervalInSeconds(5))
                .initialize();
        Peer.finish(
                database,
                "select count(*) from jobrunr_jobs where state = 'SUCCEEDED'",
                jobs,
                jobs,
                start);
    }
}
