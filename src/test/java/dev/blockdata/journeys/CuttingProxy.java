package dev.blockdata.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad line to the product: answers come in portions, as from a proxy that buffers, and break off
/// somewhere, in the middle of an event or of its first letter.
final class CuttingProxy implements AutoCloseable {

    private static final long BUFFERED_MILLIS = 30;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger cuts = new AtomicInteger();
    private final URI product;
    private final Random random;
    private final int most;

    /// Cuts off each answer after so many bytes at `most`.
    CuttingProxy(URI product, Random random, int most) throws IOException {
        this.product = product;
        this.random = random;
        this.most = most;
        Thread.ofVirtual().name("cutting-proxy").start(this::answer);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + door.getLocalPort() + path);
    }

    /// How many answers have been broken off.
    int cuts() {
        return cuts.get();
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                int length = random.nextInt(most);
                Thread.ofVirtual().start(() -> pass(client, length));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void pass(Socket client, int length) {
        try (client;
                var server = new Socket(product.getHost(), product.getPort())) {
            Thread.ofVirtual().start(() -> copy(client, server));
            var answer = new byte[length];
            int read = readSlowly(server.getInputStream(), client.getOutputStream(), answer);
            if (read == length) {
                cuts.incrementAndGet();
            }
        } catch (IOException _) {
            // One of the two has gone, or the product is not there: so is this line.
        }
    }

    private static int readSlowly(InputStream from, OutputStream to, byte[] buffer)
            throws IOException {
        int passed = 0;
        while (passed < buffer.length) {
            int read = from.read(buffer, 0, buffer.length - passed);
            if (read < 0) {
                break;
            }
            pause();
            to.write(buffer, 0, read);
            to.flush();
            passed += read;
        }
        return passed;
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The line was cut.
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BUFFERED_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
