package dev.blockdata.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the embedded server writes to its log from now on; it goes on in the files of earlier
/// starts.
final class ServerLog {

    private final Path directory;
    private final Map<Path, Long> before = new HashMap<>();

    ServerLog(Path directory) throws IOException {
        this.directory = directory;
        for (var file : files()) {
            before.put(file, Files.size(file));
        }
    }

    /// The lines that say why something did not work.
    String complaints() throws IOException {
        var found = new StringBuilder();
        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            var known = Math.toIntExact(Math.min(before.getOrDefault(file, 0L), bytes.length));
            new String(bytes, known, bytes.length - known, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line ->
                            line.contains("FATAL")
                                    || line.contains("PANIC")
                                    || line.contains("could not"))
                    .forEach(line -> found.append(line).append('\n'));
        }
        return found.toString();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
