package dev.blockdata.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Converts files in processes of their own: so many at once, each with a bounded heap and time,
/// off the network. One that dies or hangs is killed, what it left is removed, and another takes
/// the next file.
public final class BuiltinConverter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BuiltinConverter.class);

    /// A fresh process now and then keeps what libraries hold on to from growing.
    private static final int MOST_FILES = 200;

    /// A larger document than any that a person would review; it is read into this process.
    static final long LARGEST_DOCUMENT = 64L << 20;

    /// As which a Java machine ends that was told to end then.
    private static final int OUT_OF_MEMORY = 3;

    static final String TOO_LONG =
            "There is more text in this file than can be read at once. Cut it into smaller ones.";

    private static final int MOST_WORDS = 2000;
    private static final String TOO_MUCH =
            "Reading this file takes more memory than there is for one file. It may be damaged, or made to be so.";
    private static final String UNEXPECTED =
            "The program that reads such files ended over this one. The server's log tells more.";

    private static final String PDF_JAR = "opendataloader-pdf.jar";

    /// @param processes how many files are converted at once
    /// @param heapMegabytes what one process may take
    /// @param deadline how long a small file may take; a large one gets up to four times that
    public record Limits(int processes, int heapMegabytes, Duration deadline) {}

    /// What came of a file.
    public sealed interface Result {

        /// @param document a DoclingDocument as JSON
        /// @param pages pages, slides or sheets; 0 where the format has none
        record Converted(byte[] document, int pages, List<String> notes) implements Result {

            public Converted {
                notes = List.copyOf(notes);
            }
        }

        /// It cannot be read; words for the person who uploaded it.
        record Refused(String words) implements Result {}
    }

    /// A process, and the folder in which it leaves whatever it leaves.
    private static final class Child {

        private final ConverterProcess process;
        private final Path folder;
        private int files;
        private boolean last;

        Child(ConverterProcess process, Path folder) {
            this.process = process;
            this.folder = folder;
        }

        Path source(Kind kind) {
            return folder.resolve("source." + kind.wire());
        }

        void end() {
            process.close();
            removeAll(folder);
        }
    }

    private final Class<?> main;
    private final Path folder;
    private final Limits limits;
    private final Isolation isolation;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Child> idle = new ConcurrentLinkedDeque<>();

    /// @param folder its own: whatever is in it is removed
    public BuiltinConverter(Path folder, Limits limits) {
        this(ConverterMain.class, folder, limits);
    }

    /// @param main what is started in place of [ConverterMain], with the same orders and answers
    BuiltinConverter(Class<?> main, Path folder, Limits limits) {
        this(main, folder, limits, Isolation.find());
    }

    BuiltinConverter(Class<?> main, Path folder, Limits limits, Isolation isolation) {
        this.main = main;
        this.folder = folder.toAbsolutePath();
        this.limits = limits;
        this.isolation = isolation;
        this.places = new Semaphore(limits.processes(), true);
        removeAll(this.folder);
    }

    public Isolation isolation() {
        return isolation;
    }

    /// Waits for its turn, and then at most for the deadline.
    public Result convert(Kind kind, InputStream bytes) throws IOException, InterruptedException {
        return take(kind, bytes, false);
    }

    /// Why a file is not to be read at all, where it is not what it is said to be or made to hurt;
    /// nothing where whoever reads it may try.
    public Optional<String> refusal(Kind kind, InputStream bytes)
            throws IOException, InterruptedException {
        return take(kind, bytes, true) instanceof Result.Refused(var words)
                ? Optional.of(words)
                : Optional.empty();
    }

    private Result take(Kind kind, InputStream bytes, boolean onlyLook)
            throws IOException, InterruptedException {
        places.acquire();
        try {
            Child child = child();
            try {
                Result result = convert(kind, bytes, child, onlyLook);
                giveBack(child);
                return result;
            } catch (IOException | InterruptedException | RuntimeException failure) {
                child.end();
                throw failure;
            }
        } finally {
            places.release();
        }
    }

    private Result convert(Kind kind, InputStream bytes, Child child, boolean onlyLook)
            throws IOException, InterruptedException {
        Files.copy(bytes, child.source(kind));
        return convert(kind, child, onlyLook, deadline(Files.size(child.source(kind))));
    }

    private Result convert(Kind kind, Child child, boolean onlyLook, Duration deadline)
            throws IOException, InterruptedException {
        Path file = child.source(kind);
        Path to = child.folder.resolve("document.json");
        long start = System.nanoTime();
        Optional<JsonNode> answer = child.process.order(kind, file, to, onlyLook, deadline);
        if (answer.isEmpty()) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (took.compareTo(deadline) >= 0) {
                LOG.info("A converter took too long over a {} file", kind);
                return new Result.Refused(tooLong(deadline));
            }
            int exit = child.process.exitCode();
            LOG.info("A converter ended with {} over a {} file: {}", exit, kind, lastWords(child));
            if (exit == OUT_OF_MEMORY && child.files > 0) {
                return again(kind, child, onlyLook, deadline.minus(took));
            }
            return new Result.Refused(exit == OUT_OF_MEMORY ? TOO_MUCH : UNEXPECTED);
        }
        child.last = answer.get().has(ConverterMain.LAST);
        return result(answer.get(), kind, to);
    }

    /// What earlier files left in memory is not this one's fault: it is read once more by a process
    /// that has read nothing, in the time that is left.
    private Result again(Kind kind, Child spent, boolean onlyLook, Duration left)
            throws IOException, InterruptedException {
        Child fresh = start();
        try {
            Files.move(spent.source(kind), fresh.source(kind));
            Result result = convert(kind, fresh, onlyLook, left);
            giveBack(fresh);
            return result;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            fresh.end();
            throw failure;
        }
    }

    private static Result result(JsonNode answer, Kind kind, Path to) throws IOException {
        if (answer.has("refused")) {
            LOG.info("A {} file was not read: {}", kind, answer.path("why"));
            LOG.debug("That was at {}", answer.path("where"));
            return new Result.Refused(answer.path("refused").asString());
        }
        if (answer.has("looked")) {
            return new Result.Converted(new byte[0], 0, List.of());
        }
        if (Files.size(to) > LARGEST_DOCUMENT) {
            return new Result.Refused(TOO_LONG);
        }
        List<String> notes = new ArrayList<>();
        answer.path("notes").forEach(note -> notes.add(note.asString()));
        return new Result.Converted(Files.readAllBytes(to), answer.path("pages").asInt(0), notes);
    }

    /// Large files get more, up to four times as much.
    private Duration deadline(long bytes) {
        long megabytes = Math.min(60, bytes / 1_000_000);
        return limits.deadline().plus(limits.deadline().multipliedBy(megabytes).dividedBy(20));
    }

    private static String tooLong(Duration deadline) {
        return "Reading this file took longer than "
                + deadline.toSeconds()
                + " seconds. It may be damaged, or made to be endless.";
    }

    /// The end of what it said on standard error.
    private static String lastWords(Child child) {
        try {
            String said = Files.readString(child.folder.resolve(Launch.ERRORS)).strip();
            return said.substring(Math.max(0, said.length() - MOST_WORDS));
        } catch (IOException unknown) {
            return "(" + unknown + ")";
        }
    }

    private Child child() throws IOException {
        Child waiting = idle.pollLast();
        if (waiting != null && waiting.process.isAlive()) {
            return waiting;
        }
        if (waiting != null) {
            waiting.end();
        }
        return start();
    }

    private Child start() throws IOException {
        Path own = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        return new Child(
                ConverterProcess.start(
                        new Launch(main, isolation, own, limits.heapMegabytes(), pdfJar())),
                own);
    }

    private void giveBack(Child child) {
        child.files++;
        if (child.process.isAlive() && !child.last && child.files < MOST_FILES) {
            removeWithin(child.folder);
            idle.addLast(child);
        } else {
            child.end();
        }
    }

    /// Out of the product, once: a library that the converter loads by itself.
    private synchronized Path pdfJar() throws IOException {
        Path jar = folder.resolve(PDF_JAR);
        if (!Files.exists(jar)) {
            try (var bytes = BuiltinConverter.class.getResourceAsStream("/converter/" + PDF_JAR)) {
                if (bytes != null) {
                    Path part = folder.resolve(PDF_JAR + ".part");
                    Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        return jar;
    }

    private static void removeAll(Path folder) {
        remove(folder, 0);
    }

    private static void removeWithin(Path folder) {
        remove(folder, 1);
    }

    private static void remove(Path folder, int from) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> below =
                    all.filter(path -> path.getNameCount() >= folder.getNameCount() + from)
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path path : below) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            LOG.warn("What a converter left cannot be removed: {}", failure.toString());
        }
    }

    /// Ends all of its processes.
    @Override
    public void close() {
        for (Child child = idle.poll(); child != null; child = idle.poll()) {
            child.end();
        }
        removeAll(folder);
    }
}
