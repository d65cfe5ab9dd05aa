package dev.blockdata.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What keeps the converter off the network.
public enum Isolation {
    /// A network namespace of its own, in which there is no network.
    NAMESPACE("a network namespace of its own"),

    /// The system gives none: names are not resolved and sockets connect to nothing.
    REFUSING("no namespace to be had here; names are not resolved and sockets refused");

    /// Of util-linux: as nobody in particular, and with nothing but a loopback that is down.
    private static final List<String> UNSHARE = List.of("unshare", "--map-root-user", "--net");

    private static final Path SHELL = Path.of("/bin/sh");

    /// In units of 512 bytes, as `ulimit` counts: 96 megabytes, more than a document may have.
    private static final String LARGEST_FILE = "196608";

    private final String words;

    Isolation(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// A program that is let at what people upload: off the network as far as that goes, with an
    /// empty environment, in a folder of its own, and with a bound to each file that it writes.
    public ProcessBuilder program(List<String> command, Path folder) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            whole.addAll(
                    List.of(
                            SHELL.toString(),
                            "-c",
                            "ulimit -f " + LARGEST_FILE + "; exec \"$@\"",
                            "converter"));
        }
        whole.addAll(this == NAMESPACE ? UNSHARE : List.of());
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.get("PATH");
        environment.clear();
        if (path != null) {
            environment.put("PATH", path);
        }
        // Else the letters in the names of folders are those of English alone.
        environment.put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /// What this system has to offer, found out by trying.
    public static Isolation find() {
        try {
            var command = new ArrayList<>(UNSHARE);
            command.add("true");
            Process trial =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean ended = trial.waitFor(5, TimeUnit.SECONDS);
            trial.destroyForcibly();
            return ended && trial.exitValue() == 0 ? NAMESPACE : REFUSING;
        } catch (IOException _) {
            return REFUSING;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return REFUSING;
        }
    }
}
