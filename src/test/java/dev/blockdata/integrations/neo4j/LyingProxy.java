package dev.blockdata.integrations.neo4j;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before a Neo4j on every address of this machine, and gives another address as its own
/// wherever a routing table names it: `127.0.0.2` instead of `localhost`.
public final class LyingProxy implements AutoCloseable {

    private static final String SAID = "127.0.0.2";

    private final ServerSocket door;
    private final AtomicInteger led = new AtomicInteger();
    private final int behind;

    LyingProxy(int behind) throws IOException {
        this(0, behind);
    }

    /// @param port its own; 0 for any
    public LyingProxy(int port, int behind) throws IOException {
        this.door = new ServerSocket(port);
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// How many came where the routing tables led.
    int led() {
        return led.get();
    }

    private void accept() {
        while (true) {
            try {
                var client = door.accept();
                if (client.getLocalAddress().getHostAddress().equals(SAID)) {
                    led.incrementAndGet();
                }
                var server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), behind));
                pass(client, server, false);
                pass(server, client, true);
            } catch (IOException _) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void pass(Socket from, Socket to, boolean lying) {
        Thread.ofVirtual()
                .start(() -> {
                    try (from;
                            to) {
                        var some = new byte[1 << 16];
                        for (int n = from.getInputStream().read(some);
                                n >= 0;
                                n = from.getInputStream().read(some)) {
                            var bytes = new String(some, 0, n, StandardCharsets.ISO_8859_1);
                            var said =
                                    lying
                                            ? bytes.replace(
                                                    "localhost:" + port(), SAID + ":" + port())
                                            : bytes;
                            to.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
                        }
                    } catch (IOException _) {
                        // One of both has gone, and so does the other.
                    }
                });
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
