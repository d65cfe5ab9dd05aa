package dev.blockdata.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.blockdata.convert.BuiltinConverter.Limits;
import dev.blockdata.convert.BuiltinConverter.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process in which files are taken apart may do what it wants: whoever started it goes on.
class BuiltinConverterTest {

    @TempDir Path folder;

    /// Longer than a busy machine takes for anything but what never ends.
    private static final Limits PATIENT = new Limits(1, 64, Duration.ofSeconds(55));

    private Limits limits = new Limits(1, 64, Duration.ofSeconds(4));
    private @Nullable BuiltinConverter converter;

    private String ask(String what) throws IOException, InterruptedException {
        if (converter == null) {
            converter = new BuiltinConverter(Misbehaving.class, folder.resolve("c"), limits);
        }
        return switch (converter.convert(
                Kind.CSV, new ByteArrayInputStream(what.getBytes(StandardCharsets.UTF_8)))) {
            case Result.Converted(var document, _, _) ->
                    new String(document, StandardCharsets.UTF_8);
            case Result.Refused(var words) -> "refused: " + words;
        };
    }

    @AfterEach
    void close() {
        if (converter != null) {
            converter.close();
        }
    }

    @Test
    void oneProcessTakesOneFileAfterTheOther() throws Exception {
        assertThat(ask("process")).isEqualTo(ask("process")).isNotBlank();
    }

    @Test
    void oneThatDoesNotAnswerIsKilledAndTheNextFileIsRead() throws Exception {
        long process = Long.parseLong(ask("process"));
        assertThat(ask("hang")).startsWith("refused: Reading this file took longer than 4 seconds");
        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(ask("process")).isNotEqualTo(Long.toString(process));
    }

    @Test
    void oneThatDiesIsReplaced() throws Exception {
        limits = PATIENT;
        long start = System.nanoTime();
        assertThat(ask("die")).startsWith("refused: The program that reads such files ended");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limits.deadline());
        assertThat(ask("process")).isNotBlank();
    }

    @Test
    void oneThatSaysItIsNoLongerSoundIsReplacedAfterItsAnswer() throws Exception {
        long process = Long.parseLong(ask("process"));
        assertThat(ask("last")).isEqualTo("refused: No more.");
        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(ask("process")).isNotEqualTo(Long.toString(process));
    }

    @Test
    void theFolderMayHaveAnyName() throws Exception {
        try (var own = new BuiltinConverter(folder.resolve("Jörg 文書 'x'"), limits)) {
            assertThat(
                            own.convert(
                                    Kind.CSV,
                                    new ByteArrayInputStream(
                                            "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(Result.Converted.class);
        }
    }

    @Test
    void oneThatEatsMemoryHarmsItselfAlone() throws Exception {
        limits = PATIENT;
        assertThat(ask("eat")).startsWith("refused: Reading this file takes more memory");
        assertThat(ask("process")).isNotBlank();
    }

    @Test
    void oneProcessReadsOnePdfAfterTheOther() throws Exception {
        byte[] pdf = Files.readAllBytes(Path.of("src/test/resources/fuzz/seeds/pages.pdf"));
        var usual = new Limits(1, 640, Duration.ofSeconds(55));
        try (var own = new BuiltinConverter(folder.resolve("own"), usual)) {
            own.convert(Kind.PDF, new ByteArrayInputStream(pdf));
            List<Path> processes = folders();
            for (int time = 0; time < 30; time++) {
                assertThat(own.convert(Kind.PDF, new ByteArrayInputStream(pdf)))
                        .isInstanceOf(Result.Converted.class);
            }
            assertThat(folders()).isEqualTo(processes).hasSize(1);
        }
    }

    private List<Path> folders() throws IOException {
        try (var all = Files.list(folder.resolve("own"))) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void aFileIsNotRefusedForTheMemoryThatEarlierOnesLeftTaken() throws Exception {
        long process = Long.parseLong(ask("process"));
        assertThat(ask("tire")).isEqualTo("rested");
        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatItLeavesIsRemovedWithItAndWhatAnEarlierOneLeftAtTheStart() throws Exception {
        Path left = Files.createDirectories(folder.resolve("c/old")).resolve("source.pdf");
        Files.writeString(left, "left by a process that was killed");
        ask("litter");
        assertThat(left).doesNotExist();
        assertThat(files()).isEmpty();
        ask("hang");
        assertThat(files()).isEmpty();
    }

    /// All but the library that every process loads.
    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder.resolve("c"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".jar"))
                    .toList();
        }
    }

    @Test
    void nothingOfThisEnvironmentIsTold() throws Exception {
        assertThat(ask("environment").split(",")).contains("PATH").doesNotContain("HOME", "USER");
    }

    @Test
    void itHasNoNetwork() throws Exception {
        assertThat(ask("resolve example.com")).isEqualTo("refused");
        assertThat(ask("resolve localhost.localdomain")).isEqualTo("refused");
        assumeTrue(
                converter.isolation() == Isolation.NAMESPACE,
                "this system gives no network namespace");
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ask("connect " + server.getLocalPort())).isEqualTo("refused");
        }
    }

    @Test
    void whoeverWaitsGetsTheirTurn() throws Exception {
        ask("process");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> one = () -> ask("process");
            var first = threads.submit(one);
            var second = threads.submit(one);
            assertThat(first.get()).isEqualTo(second.get());
        }
    }

    @Test
    void itEndsWithWhoeverStartedIt() throws Exception {
        long process = Long.parseLong(ask("process"));
        converter.close();
        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
