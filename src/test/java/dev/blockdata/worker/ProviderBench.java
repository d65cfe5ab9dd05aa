package dev.blockdata.worker;

import dev.blockdata.keys.TestKeys;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Models;
import dev.blockdata.models.anthropic.AnthropicProvider;
import dev.blockdata.models.fake.FakeProvider;
import dev.blockdata.models.wire.Lines;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// A worker on a database and a provider of its own, for benchmarks.
final class ProviderBench implements AutoCloseable {

    static final String MODEL = "claude-sonnet-4-5";
    private static final Duration LOOK = Duration.ofMillis(200);

    final WorkBench bench = new WorkBench();
    final FakeProvider fake = new FakeProvider();
    private final Dialler dialler = new Dialler(AllowedHosts.NONE, InetAddress::getAllByName);

    /// Seconds until a run has been worked through with so many calls at once, by the database's
    /// own mark of its end: looking for it often would take away from what is measured.
    double work(WorkBench.Job job, int concurrency, int packSize) throws InterruptedException {
        var lines = new Lines(dialler, Duration.ofMinutes(1));
        var provider = new AnthropicProvider(lines, Clock.systemUTC());
        var models = new Models(Map.of(), Map.of(ModelName.ANTHROPIC, provider), MODEL);
        var settings =
                new WorkerSettings(
                        concurrency, 25, packSize, Duration.ofMinutes(5), 3, Duration.ZERO, true);
        ModelKey key = TestKeys.key(ModelName.ANTHROPIC, "key", fake.anthropic());
        var node = bench.node(settings, models, TestKeys.ring(bench.database, key));
        bench.dispatch(job, concurrency);
        double start = System.currentTimeMillis() / 1000.0;
        node.dispatcher.start();
        try {
            while (!bench.status(job.run()).equals("complete")) {
                Thread.sleep(LOOK);
            }
            return Double.parseDouble(
                            bench.look(
                                    job.run(),
                                    "select extract(epoch from completed_at) from app.runs where project_id = :project and run_id = :run"))
                    - start;
        } finally {
            node.dispatcher.stop();
        }
    }

    @Override
    public void close() {
        bench.close();
        fake.close();
        dialler.close();
    }
}
