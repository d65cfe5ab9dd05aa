package dev.blockdata.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Stands in front of a server and passes on what comes, or does not: it answers with 503, or
/// breaks connections off.
///
/// The signature of a request counts its host in, so what comes through here is signed for this
/// address; the server behind takes any.
final class Troubled implements AutoCloseable {

    private static final byte[] BUSY =
            """
            HTTP/1.1 503 Slow Down\r
            Content-Type: application/xml\r
            Content-Length: 79\r
            Connection: close\r
            \r
            <?xml version="1.0"?><Error><Code>SlowDown</Code><Message>x</Message></Error>\r
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final URI behind;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong(Long.MAX_VALUE);

    Troubled(URI behind) throws IOException {
        this.behind = behind;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /// The next so many connections are answered with 503. Those that are open have ended when this
    /// returns: what is sent on one of them does not slip through behind it.
    void answer503(int times) throws IOException {
        busy.set(times);
        while (!open.isEmpty()) {
            for (var socket : open) {
                socket.close();
            }
            Thread.yield();
        }
    }

    /// A connection is broken off when so many bytes have gone one way.
    void breakAfter(long bytes) {
        longest.set(bytes);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        open.add(caller);
        try (caller) {
            if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                readAll(caller);
                caller.getOutputStream().write(BUSY);
                caller.getOutputStream().flush();
                return;
            }
            try (var server = new Socket(behind.getHost(), behind.getPort())) {
                var back = Thread.ofVirtual().start(() -> pass(server, caller));
                pass(caller, server);
                back.join();
            }
        } catch (IOException _) {
            // The caller has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    /// A request is over when nothing more comes.
    private static void readAll(Socket caller) throws IOException {
        caller.setSoTimeout(200);
        try {
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException _) {
            // It waits for its answer.
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream());
        } catch (IOException _) {
            // One of both has gone.
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[1 << 14];
        long passed = 0;
        for (int n = in.read(buffer); n >= 0 && passed < longest.get(); n = in.read(buffer)) {
            out.write(buffer, 0, n);
            out.flush();
            passed += n;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
