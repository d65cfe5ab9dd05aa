package dev.blockdata.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What keeps the converter off the network.
public enum Isolation {
    /// A network namespace of its own, in which there is no network.
    NAMESPACE("a network namespace of its own"),

    /// The system gives none: names are not resolved and sockets connect to nothing.
    REFUSING("no namespace to be had here; names are not resolved and sockets refused");

    /// Of util-linux: as nobody in particular, and with nothing but a loopback that is down.
    private static final List<String> UNSHARE = List.of("unshare", "--map-root-user", "--net");

    private final String words;

    Isolation(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    List<String> prefix() {
        return this == NAMESPACE ? UNSHARE : List.of();
    }

    /// What this system has to offer, found out by trying.
    static Isolation find() {
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
