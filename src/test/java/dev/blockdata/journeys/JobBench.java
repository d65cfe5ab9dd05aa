package dev.blockdata.journeys;

import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.models.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// The reference job on the built jar, beside the times that it may take. Started by `bench/job`.
public final class JobBench {

    private static final List<String> ALL = List.of("job", "crowd", "watch", "start");
    private static final Path PAUSES = Path.of("bench/out/pauses.log");
    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms$");
    private static final int SPECIFICATIONS = 77;

    private final Table table;
    private final FakeProvider model = new FakeProvider();
    private final Product product;
    private final Visitor ann;

    private JobBench(Table table) throws IOException {
        this.table = table;
        Files.createDirectories(PAUSES.getParent());
        product =
                Product.startAtFullSpeed(
                        List.of("-Xlog:gc:file=" + PAUSES.toAbsolutePath()),
                        "ANTHROPIC_API_KEY",
                        "a-key-for-the-reference-job",
                        "ANTHROPIC_BASE_URL",
                        model.anthropic().toString(),
                        "BLOCKDATA_WORKER_CONCURRENCY",
                        "50");
        ann = Visitor.registered(product, "ann");
    }

    public static void main(String[] args) throws Exception {
        var wanted = args.length == 0 ? Set.copyOf(ALL) : Set.of(args);
        var table = new Table("The reference job: seconds, beside what they may be", 1);
        var bench = new JobBench(table);
        try {
            if (wanted.contains("job")) {
                bench.job();
            }
            if (wanted.contains("slow")) {
                bench.slow(20, 1.1 * 752);
                bench.slow(50, 1.15 * 301);
            }
            if (wanted.contains("crowd")) {
                new Crowd(bench.product, bench.ann, bench.model, table).measure();
            }
            if (wanted.contains("watch")) {
                new Watchers(bench.product, bench.ann, table).measure();
            }
            bench.memory();
        } finally {
            bench.close();
        }
        if (wanted.contains("start")) {
            new Starts(table).measure();
        }
    }

    private void job() throws Exception {
        var shelf = new Shelf(ann);
        limit("77 files, ten at a time, until ingested", 30, () -> upload(shelf));
        limit("a schema applied to all of them", 2, () -> shelf.apply());
        int blocks = shelf.progress(ann).at("/counts/pending").asInt();
        double seconds = seconds(() -> through(shelf, 20));
        double rate = blocks / seconds;
        table.line("", "blocks a second, a model of 0 ms", rate, 500, rate, Goal.atLeast(500));
        limit("all of them confirmed", 1.5, () -> confirm(shelf));
        var form = "/export?schema_id=" + shelf.schema;
        limit(
                "ZIP of the project",
                3,
                () -> export(shelf, form + "&layout=per_document&format=jsonl"));
        limit("CSV of the project", 2, () -> export(shelf, form + "&format=csv"));
    }

    private static byte[] export(Shelf shelf, String form) {
        return shelf.owner().get(shelf.path(form)).expect(200).bytes();
    }

    private void slow(int atOnce, double most) throws Exception {
        var shelf = new Shelf(ann);
        upload(shelf);
        shelf.apply();
        model.latency(Duration.ofSeconds(3));
        limit("a run, a model of 3 s, " + atOnce + " at once", most, () -> through(shelf, atOnce));
        model.latency(Duration.ZERO);
    }

    private static Object upload(Shelf shelf) throws Exception {
        try (var pool = Executors.newFixedThreadPool(10)) {
            var uploads =
                    Corpus.specifications().stream()
                            .map(file ->
                                    pool.submit(() -> {
                                        shelf.upload(
                                                file.getFileName().toString(),
                                                Files.readAllBytes(file));
                                        return file;
                                    }))
                            .toList();
            for (var upload : uploads) {
                upload.get();
            }
            if (uploads.size() != SPECIFICATIONS) {
                throw new IllegalStateException("there are " + uploads.size() + " specifications");
            }
        }
        shelf.awaitIngested();
        return shelf;
    }

    private Object through(Shelf shelf, int atOnce) throws InterruptedException {
        shelf.dispatch(atOnce);
        Shelf.await(Duration.ofMinutes(30), () -> shelf.isThrough(ann));
        return shelf;
    }

    private Object confirm(Shelf shelf) {
        return ann.post(shelf.path("/confirm"), Map.of("schema_id", shelf.schema)).expect(200);
    }

    private void limit(String figure, double most, Callable<?> work) throws Exception {
        double taken = seconds(work);
        table.line("", figure, taken, most, taken / most, Goal.atMost(1));
    }

    private static double seconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    /// What the process has had at most so far, and its longest pause.
    private void memory() throws IOException {
        var status = Path.of("/proc", Long.toString(product.pid()), "status");
        if (Files.exists(status)) {
            double peak =
                    Files.readAllLines(status).stream()
                                    .filter(line -> line.startsWith("VmHWM:"))
                                    .mapToDouble(
                                            line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                                    .findFirst()
                                    .orElseThrow()
                            / 1024;
            table.line("", "memory of the JVM, MB", peak, 800, peak / 800, Goal.atMost(1));
        }
        double longest =
                Files.readAllLines(PAUSES).stream()
                        .map(PAUSE::matcher)
                        .filter(java.util.regex.Matcher::find)
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .max()
                        .orElse(0);
        table.line("", "its longest pause, ms", longest, 200, longest / 200, Goal.atMost(1));
    }

    private void close() throws IOException {
        ann.close();
        product.close();
        model.close();
        System.out.printf(Locale.ROOT, "%n");
    }
}
