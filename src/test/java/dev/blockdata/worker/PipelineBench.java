package dev.blockdata.worker;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceTool;
import com.sun.management.OperatingSystemMXBean;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.models.fake.FakeCall;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/// The whole way of a block through the worker, one block a call, on a provider that takes its
/// time: beside a loop that does nothing but call the same SDK, and beside what the provider's time
/// alone would allow. Started by `bench/pipeline`, which takes numbers of calls in flight.
public final class PipelineBench {

    private record Load(int inFlight, Duration latency, int waves, double ofIdeal, double ofBare) {

        int blocks() {
            return inFlight * waves;
        }

        double idealSeconds() {
            return latency.toMillis() / 1000.0 * waves;
        }
    }

    /// A goal of nought is none.
    private static final List<Load> LOADS =
            List.of(
                    new Load(20, Duration.ofMillis(300), 30, 0.93, 0.97),
                    new Load(50, Duration.ofMillis(300), 30, 0.93, 0.97),
                    new Load(200, Duration.ofMillis(300), 8, 0, 0.85),
                    new Load(1000, Duration.ofMillis(300), 3, 0, 0.85),
                    new Load(1000, Duration.ofSeconds(3), 3, 0.93, 0));

    private final ProviderBench provider;
    private final int rounds;
    private final Table table;

    private PipelineBench(ProviderBench provider, int rounds) {
        this.provider = provider;
        this.rounds = rounds;
        this.table = new Table("Blocks a second through the worker, one a call", rounds);
    }

    public static void main(String[] args) throws Exception {
        int rounds =
                Integer.parseInt(Optional.ofNullable(System.getenv("BENCH_ROUNDS")).orElse("3"));
        try (var provider = new ProviderBench()) {
            var bench = new PipelineBench(provider, rounds);
            bench.warmUp();
            for (Load load : LOADS) {
                if (args.length == 0 || List.of(args).contains(Integer.toString(load.inFlight()))) {
                    bench.measure(load);
                }
            }
        }
    }

    private void warmUp() throws Exception {
        provider.fake.latency(Duration.ofMillis(50));
        var load = new Load(20, Duration.ofMillis(50), 50, 0, 0);
        worker(load);
        bare(load);
        double worker = processorMillis(() -> worker(load)) / load.blocks();
        double bare = processorMillis(() -> bare(load)) / load.blocks();
        table.note(
                "",
                "processor time of this process a block",
                "%.1f ms; of the bare loop %.1f ms, both with the provider in it"
                        .formatted(worker, bare));
    }

    private static double processorMillis(Table.Measurement work) throws Exception {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        work.take();
        return (system.getProcessCpuTime() - before) / 1e6;
    }

    private void measure(Load load) throws Exception {
        provider.fake.latency(load.latency());
        var ofIdeal = new double[rounds];
        var ofBare = new double[rounds];
        var ours = new double[rounds];
        var bare = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                ours[round] = load.blocks() / worker(load);
                bare[round] = load.blocks() / bare(load);
            } else {
                bare[round] = load.blocks() / bare(load);
                ours[round] = load.blocks() / worker(load);
            }
            ofIdeal[round] = ours[round] * load.idealSeconds() / load.blocks();
            ofBare[round] = ours[round] / bare[round];
        }
        String name = "%d x %d ms".formatted(load.inFlight(), load.latency().toMillis());
        double ideal = load.blocks() / load.idealSeconds();
        line(name + " beside N / latency", ours, ideal, ofIdeal, load.ofIdeal());
        line(name + " beside the bare loop", ours, Table.median(bare), ofBare, load.ofBare());
        table.note(
                "",
                "  the bare loop beside N / latency",
                "%.2f".formatted(Table.median(bare) / ideal));
    }

    private void line(
            String figure, double[] ours, double reference, double[] ratios, double goal) {
        double ratio = Table.median(ratios);
        if (goal > 0) {
            table.line("G8", figure, Table.median(ours), reference, ratio, Goal.atLeast(goal));
        } else {
            table.note("G8", figure, "%.2f, without a goal".formatted(ratio));
        }
    }

    /// Seconds.
    private double worker(Load load) throws InterruptedException {
        return provider.work(provider.bench.job(load.blocks()), load.inFlight(), 1);
    }

    /// The same requests, as the worker wrote them, sent in a loop.
    private double bare(Load load) throws Exception {
        FakeCall example = provider.fake.calls().getFirst();
        AnthropicClient client =
                AnthropicOkHttpClient.builder()
                        .apiKey("bare")
                        .baseUrl(provider.fake.anthropic().toString())
                        .maxRetries(0)
                        .build();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var slots = new Semaphore(load.inFlight());
            long start = System.nanoTime();
            List<Future<?>> calls =
                    IntStream.range(0, load.blocks())
                            .<Future<?>>mapToObj(n -> {
                                slots.acquireUninterruptibly();
                                return pool.submit(() -> {
                                    try {
                                        client.messages().create(request(example, n));
                                    } finally {
                                        slots.release();
                                    }
                                });
                            })
                            .toList();
            for (Future<?> call : calls) {
                call.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            client.close();
        }
    }

    private static MessageCreateParams request(FakeCall example, int n) {
        var schema = Tool.InputSchema.builder();
        example.schema()
                .properties()
                .forEach(field -> {
                    if (!field.getKey().equals("type")) {
                        schema.putAdditionalProperty(
                                field.getKey(),
                                JsonValue.from(
                                        WorkBench.JSON.convertValue(
                                                field.getValue(), Object.class)));
                    }
                });
        return MessageCreateParams.builder()
                .model(ProviderBench.MODEL)
                .maxTokens(2000)
                .system(example.system())
                .addUserMessage("Block type: paragraph\n\n<block>\nBlock " + n + "\n</block>")
                .addTool(Tool.builder().name("answer").inputSchema(schema.build()).build())
                .toolChoice(ToolChoiceTool.builder().name("answer").build())
                .build();
    }
}
