package dev.blockdata.outbound;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Something inside the network that counts who comes, on every address of this machine; it sends
/// everybody on to itself.
final class Listener implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0);
    private final AtomicInteger connections = new AtomicInteger();

    Listener() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (true) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                socket.getInputStream().read();
                String answer =
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                                .formatted(port());
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
