package dev.blockdata.integrations;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Somebody else's program on loopback that answers as slowly as one can: some bytes at once, and
/// the rest one a second, for as long as the other side listens.
public final class Dripping implements AutoCloseable {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n";

    /// A connection, by when it was made and when the other side left it; 0 for not yet.
    public static final class Visit {

        final long begun = System.nanoTime();
        volatile long left;

        public boolean isOver() {
            return left != 0;
        }

        public long millis() {
            return TimeUnit.NANOSECONDS.toMillis(left - begun);
        }
    }

    private final ServerSocket door;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final String atOnce;
    private final String rest;

    private Dripping(String atOnce, String rest) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.atOnce = atOnce;
        this.rest = rest;
        Thread.ofVirtual().start(this::accept);
    }

    /// Of the answer's head one byte a second.
    public static Dripping head() throws IOException {
        return new Dripping("", HEAD + "x".repeat(1000));
    }

    /// The head at once, and of its body one byte a second.
    public static Dripping body() throws IOException {
        return new Dripping(HEAD, "x".repeat(1000));
    }

    /// Takes what it is sent, and says nothing.
    public static Dripping silent() throws IOException {
        return new Dripping("", "");
    }

    public static Dripping of(String how) throws IOException {
        return switch (how) {
            case "head" -> head();
            case "body" -> body();
            case "silent" -> silent();
            default -> throw new IllegalArgumentException(how);
        };
    }

    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException _) {
                // Closed, and nobody comes any more.
            }
        }
    }

    private void answer(Socket socket) {
        var visit = new Visit();
        visits.add(visit);
        try (socket) {
            var gone = Thread.ofVirtual().start(() -> listen(socket, visit));
            socket.getOutputStream().write(atOnce.getBytes(StandardCharsets.US_ASCII));
            for (byte one : rest.getBytes(StandardCharsets.US_ASCII)) {
                TimeUnit.SECONDS.sleep(1);
                socket.getOutputStream().write(one);
            }
            gone.join();
        } catch (IOException | InterruptedException _) {
            // The other side has left.
        }
    }

    /// Until the other side closes or breaks the connection.
    private static void listen(Socket socket, Visit visit) {
        try (InputStream in = socket.getInputStream()) {
            in.skip(Long.MAX_VALUE);
            while (in.read() >= 0) {
                in.skip(Long.MAX_VALUE);
            }
        } catch (IOException _) {
            // Broken is left as well.
        }
        visit.left = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
