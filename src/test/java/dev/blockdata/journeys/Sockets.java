package dev.blockdata.journeys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Listeners of one event stream who are no browsers: they read nothing, or a kilobyte a second.
final class Sockets implements AutoCloseable {

    private final List<Socket> open = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final String request;
    private final int port;

    Sockets(Visitor visitor, String path) {
        port = visitor.product().uri("/").getPort();
        request =
                "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: %s\r\nAccept: text/event-stream\r\n\r\n"
                        .formatted(path, port, visitor.cookies());
    }

    /// So many that are told nothing more than they asked for: whatever comes stays in the kernel.
    void listenAndReadNothing(int many) throws IOException {
        for (int i = 0; i < many; i++) {
            listen();
        }
    }

    void listenSlowly(int many) throws IOException {
        for (int i = 0; i < many; i++) {
            var socket = listen();
            Thread.ofVirtual().start(() -> readSlowly(socket));
        }
    }

    private Socket listen() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(
                new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        open.add(socket);
        return socket;
    }

    private void readSlowly(Socket socket) {
        var kilobyte = new byte[1024];
        try {
            while (!closed.get() && socket.getInputStream().read(kilobyte) >= 0) {
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException _) {
            // It was cut off.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many the product has not ended yet.
    int stillOpen() throws IOException {
        int count = 0;
        for (var socket : open) {
            if (!hasEnded(socket)) {
                count++;
            }
        }
        return count;
    }

    private static boolean hasEnded(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        try {
            while (true) {
                if (socket.getInputStream().read(new byte[8192]) < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        for (var socket : open) {
            socket.close();
        }
    }
}
