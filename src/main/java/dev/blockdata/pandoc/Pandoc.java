package dev.blockdata.pandoc;

import dev.blockdata.convert.Isolation;
import dev.blockdata.docling.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// The program pandoc as it is installed here: each file in a process of its own, in pandoc's
/// sandbox (it opens no other file), off the network, with a bounded heap and time.
public final class Pandoc {

    private static final Logger LOG = LoggerFactory.getLogger(Pandoc.class);
    private static final Pattern VERSION = Pattern.compile("^pandoc(?:\\.exe)? ([0-9][0-9.]*)");

    /// As which a program in Haskell ends that was given too little memory.
    private static final int HEAP_EXHAUSTED = 251;

    private static final long LARGEST_TREE = 64L << 20;
    private static final int MOST_WORDS = 300;
    private static final int MOST_WARNINGS = 20;
    private static final String WARNING = "[WARNING] ";
    private static final String ERRORS = "errors.txt";
    private static final Duration LAST = Duration.ofSeconds(10);

    /// What it says is looked at so far, in bytes.
    private static final int LONGEST_SAID = 1 << 20;

    private static final Path SHELL = Path.of("/bin/sh");
    private static final String DAMAGED = "This file is damaged and cannot be read.";

    /// @param processes how many files are read at once
    /// @param heapMegabytes what one process may take
    /// @param deadline how long one file may take
    public record Limits(int processes, int heapMegabytes, Duration deadline) {}

    /// What came of a file.
    public sealed interface Result {

        /// @param tree pandoc's syntax tree as JSON
        /// @param notes what it left out or could not make sense of, in its words
        record Read(byte[] tree, List<String> notes) implements Result {

            public Read {
                notes = List.copyOf(notes);
            }
        }

        /// It cannot be read; words for the person who uploaded it.
        record Refused(String words) implements Result {}
    }

    private final String program;
    private final String version;
    private final Path folder;
    private final Limits limits;
    private final Isolation isolation;
    private final Semaphore places;

    private Pandoc(
            String program, String version, Path folder, Limits limits, Isolation isolation) {
        this.program = program;
        this.version = version;
        this.folder = folder;
        this.limits = limits;
        this.isolation = isolation;
        this.places = new Semaphore(limits.processes(), true);
    }

    /// The program of this name, where it is installed and can be bounded: from version 2.15 on it
    /// has a sandbox.
    ///
    /// @param folder its own: whatever is in it is removed
    public static Optional<Pandoc> find(String program, Path folder, Limits limits) {
        var own = folder.toAbsolutePath();
        remove(own);
        var isolation = Isolation.find();
        var trial = new Pandoc(program, "", own, limits, isolation);
        try {
            return trial.said("--version")
                    .map(VERSION::matcher)
                    .filter(Matcher::find)
                    .map(found -> new Pandoc(program, found.group(1), own, limits, isolation));
        } catch (IOException none) {
            LOG.debug("There is no {}: {}", program, none.toString());
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public String version() {
        return version;
    }

    /// What it answers with its bounds on; empty where it does not know one of them.
    private Optional<String> said(String option) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        try {
            Process process = start(own, List.of(option), own.resolve("said.txt"));
            boolean ended = process.waitFor(LAST.toMillis(), TimeUnit.MILLISECONDS);
            end(process);
            String words = Files.readString(own.resolve("said.txt"));
            if (ended && process.exitValue() == 0) {
                return Optional.of(words);
            }
            LOG.warn("{} is installed and not used: {}", program, lastWords(own));
            return Optional.empty();
        } finally {
            remove(own);
        }
    }

    /// Waits for its turn, and then at most for the deadline.
    ///
    /// @param format as pandoc calls it: `rst`, `org`, `latex`, `epub`, `odt`
    public Result read(String format, InputStream bytes) throws IOException, InterruptedException {
        places.acquire();
        Path own = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        try {
            Files.copy(bytes, own.resolve("file"));
            return read(format, own);
        } finally {
            remove(own);
            places.release();
        }
    }

    private Result read(String format, Path own) throws IOException, InterruptedException {
        Path tree = own.resolve("tree.json");
        Process process = start(own, List.of("--from=" + format, "--to=json", "--", "file"), tree);
        try {
            if (!process.waitFor(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("pandoc took too long over a {} file", format);
                return new Result.Refused(
                        "Reading this file took longer than "
                                + limits.deadline().toSeconds()
                                + " seconds. It may be damaged, or made to be endless.");
            }
        } finally {
            end(process);
        }
        int exit = process.exitValue();
        if (exit == HEAP_EXHAUSTED) {
            return new Result.Refused(
                    "Reading this file takes more memory than there is for one file. It may be damaged, or made to be so.");
        }
        if (exit != 0) {
            String words = lastWords(own);
            LOG.info("pandoc ended with {} over a {} file: {}", exit, format, words);
            return new Result.Refused(
                    words.isEmpty() ? DAMAGED : DAMAGED + " pandoc says: " + words);
        }
        return Files.size(tree) > LARGEST_TREE
                ? new Result.Refused(
                        "There is more text in this file than can be read at once. Cut it into smaller ones.")
                : new Result.Read(Files.readAllBytes(tree), warnings(own));
    }

    private static List<String> warnings(Path own) throws IOException {
        return said(own)
                .lines()
                .filter(line -> line.startsWith(WARNING))
                .map(line -> "pandoc says: " + brief(line.substring(WARNING.length())))
                .distinct()
                .limit(MOST_WARNINGS)
                .toList();
    }

    private Process start(Path own, List<String> arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>(bounded());
        command.add(program);
        command.addAll(
                List.of(
                        "+RTS",
                        "-M" + limits.heapMegabytes() + "m",
                        "-RTS",
                        "--sandbox",
                        "--data-dir=" + own.resolve("no-data")));
        command.addAll(arguments);
        ProcessBuilder builder = isolation.program(command, own);
        builder.redirectError(own.resolve(ERRORS).toFile()).redirectOutput(output.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /// Where this process is killed nobody is left to end pandoc: the system does, when it has used
    /// up its time.
    private List<String> bounded() {
        long seconds = limits.deadline().plus(LAST).toSeconds();
        return Files.isExecutable(SHELL)
                ? List.of(
                        SHELL.toString(), "-c", "ulimit -t " + seconds + "; exec \"$@\"", "pandoc")
                : List.of();
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(LAST.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String lastWords(Path own) throws IOException {
        return brief(said(own));
    }

    private static String said(Path own) throws IOException {
        try (var errors = Files.newInputStream(own.resolve(ERRORS))) {
            return new String(errors.readNBytes(LONGEST_SAID), StandardCharsets.UTF_8);
        }
    }

    /// The beginning, in one line.
    private static String brief(String said) {
        String line = CleanText.of(said).replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MOST_WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_WORDS)) + "…";
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            LOG.warn("What pandoc left cannot be removed: {}", failure.toString());
        }
    }
}
