package dev.blockdata.convert;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One [ConverterMain] as its starter holds it: it takes one order at a time, and is killed when it
/// does not answer in time.
final class ConverterProcess implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LAST = Duration.ofSeconds(10);

    private final Process process;
    private final BufferedWriter orders;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    private ConverterProcess(Process process) {
        this.process = process;
        this.orders =
                new BufferedWriter(
                        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("converter-answers").start(this::listen);
    }

    static ConverterProcess start(Launch launch) throws IOException {
        return new ConverterProcess(launch.start());
    }

    /// Its answer; empty where it died or did not answer in time, after which it is no more.
    ///
    /// @param onlyLook whether it is asked only if the file is what it is said to be
    Optional<JsonNode> order(Kind kind, Path file, Path to, boolean onlyLook, Duration within)
            throws InterruptedException {
        try {
            orders.write(
                    JSON.writeValueAsString(
                            Map.of(
                                    "kind",
                                    kind.name(),
                                    "file",
                                    file.toString(),
                                    "to",
                                    to.toString(),
                                    "look",
                                    onlyLook)));
            orders.newLine();
            orders.flush();
            Optional<String> answer = answers.poll(within.toNanos(), TimeUnit.NANOSECONDS);
            if (answer != null && answer.isPresent()) {
                return answer.map(JSON::readTree);
            }
        } catch (IOException _) {
            // It is gone; so is whatever it read last.
        } catch (InterruptedException interrupted) {
            close();
            throw interrupted;
        }
        close();
        return Optional.empty();
    }

    /// How it ended, once it has.
    int exitCode() {
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Killed, and waited for, so that nothing of it is left.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // The Java machine itself has last words too.
                if (line.startsWith("{")) {
                    answers.add(Optional.of(line));
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // It is said below that it is gone.
        }
        answers.add(Optional.empty());
    }
}
