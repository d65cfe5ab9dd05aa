package dev.blockdata.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the programs that come with PostgreSQL and waits for them.
///
/// PostgreSQL refuses to run as root, so for root they run in a user namespace of their own, where
/// they are nobody in particular and the files of root still theirs.
final class PostgresPrograms {

    /// How a program ended, with what it printed.
    record Outcome(int exit, String output) {

        boolean ok() {
            return exit == 0;
        }

        boolean saysDiskFull() {
            return output.contains("No space left on device")
                    || output.contains("Disk quota exceeded");
        }

        /// The last line that says something, for a sentence.
        String lastWords() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((_, last) -> last)
                    .orElse("it said nothing");
        }
    }

    private final Path programs;
    private final Path output;
    private final boolean root;

    PostgresPrograms(Path programs, Path directory) {
        this.programs = programs.resolve("bin");
        this.output = directory.resolve("last-program.log");
        this.root = isRoot(directory);
    }

    boolean asRoot() {
        return root;
    }

    Outcome run(Duration limit, String program, String... arguments) {
        var command = new ArrayList<String>();
        if (root) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // The messages are read by us, and settings of some other PostgreSQL on this machine are
        // none of this one's business.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        try {
            var process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, said() + "\nno end after " + limit.toSeconds() + " seconds");
            }
            return new Outcome(process.exitValue(), said());
        } catch (IOException failure) {
            return new Outcome(-1, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        }
    }

    private String said() throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    /// Asked of a directory that this process has made itself; false where files have no such
    /// owner.
    private static boolean isRoot(Path own) {
        try {
            return Files.getAttribute(own, "unix:uid") instanceof Integer uid
                    && uid == 0
                    && "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return false;
        }
    }
}
