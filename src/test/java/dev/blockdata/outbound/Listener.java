package dev.blockdata.outbound;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Something inside the network that counts who comes, on every address of this machine; it sends
/// everybody on to itself.
public final class Listener implements AutoCloseable {

    /// What it says beside that: to be found nowhere.
    public static final String INNER = "inner-answer-of-the-listener";

    private final ServerSocket server = new ServerSocket(0);
    private final AtomicInteger connections = new AtomicInteger();
    private final String status;

    public Listener() throws IOException {
        this("302 Found");
    }

    public Listener(String status) throws IOException {
        this.status = status;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (true) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                socket.getInputStream().read();
                String answer =
                        "HTTP/1.1 %s\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(status, port(), INNER.length(), INNER);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
