package dev.blockdata.convert;

import dev.blockdata.convert.BuiltinConverter.Limits;
import dev.blockdata.convert.BuiltinConverter.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The converter with an eye on what its processes take while they read a file.
final class Watched implements AutoCloseable {

    private static final long EVERY = 20_000_000L;

    private final Path folder;
    private final BuiltinConverter converter;

    /// @param memory the most that its processes took, in bytes
    /// @param disk the most that was in its folder, the library that it brings aside
    record Seen(String words, long memory, long disk, Duration took) {}

    Watched(Path folder, Limits limits) {
        this.folder = folder.toAbsolutePath();
        converter = new BuiltinConverter(folder, limits);
    }

    Seen read(Kind kind, Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long[] most = new long[2];
        var watch =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                most[0] = Math.max(most[0], memory());
                                most[1] = Math.max(most[1], disk());
                                LockSupport.parkNanos(EVERY);
                            }
                        });
        try (InputStream bytes = Files.newInputStream(file)) {
            Result result = converter.convert(kind, bytes);
            var took = Duration.ofNanos(System.nanoTime() - start);
            watch.interrupt();
            watch.join();
            String words =
                    switch (result) {
                        case Result.Refused(var refusal) -> refusal;
                        case Result.Converted(var document, var pages, var notes) ->
                                "read: " + document.length + " bytes, " + pages + " " + notes;
                    };
            return new Seen(words, most[0], most[1], took);
        } finally {
            watch.interrupt();
        }
    }

    /// This process may have other children.
    private long memory() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .mapToLong(Watched::resident)
                .sum();
    }

    /// In pages of four kilobytes, as Linux counts; nothing elsewhere.
    private static long resident(ProcessHandle process) {
        try {
            return Long.parseLong(
                            Files.readString(Path.of("/proc/" + process.pid() + "/statm"))
                                    .split(" ")[1])
                    << 12;
        } catch (IOException gone) {
            return 0;
        }
    }

    private long disk() {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> !file.toString().contains(".jar"))
                    .mapToLong(Watched::size)
                    .sum();
        } catch (NoSuchFileException | UncheckedIOException removed) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException removed) {
            return 0;
        }
    }

    @Override
    public void close() {
        converter.close();
    }
}
