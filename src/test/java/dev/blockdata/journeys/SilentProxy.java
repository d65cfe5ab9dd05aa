package dev.blockdata.journeys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line that can fall silent: connections stay, new ones are taken, and no byte arrives any more.
/// Those that were open then never say anything again, as when something between the two forgot
/// them.
final class SilentProxy implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile int silences;
    private volatile boolean silent;

    SilentProxy(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().name("silent-proxy").start(this::answer);
    }

    int port() {
        return door.getLocalPort();
    }

    void fallSilent() {
        silences++;
        silent = true;
    }

    void speakAgain() {
        silent = false;
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                int silencesBefore = silences;
                Thread.ofVirtual().start(() -> pass(client, silencesBefore));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void pass(Socket client, int silencesBefore) {
        open.add(client);
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(server);
            var back = Thread.ofVirtual().start(() -> copy(server, client, silencesBefore));
            copy(client, server, silencesBefore);
            back.join();
            open.remove(server);
        } catch (IOException _) {
            // The server is not there: so is this line.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /// What is read in a silence, or after one on a connection from before, is swallowed.
    private void copy(Socket from, Socket to, int silencesBefore) {
        var buffer = new byte[1 << 16];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!silent && silences == silencesBefore) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException _) {
            // One of the two has gone.
        }
        if (!silent && silences == silencesBefore) {
            quietlyClose(to);
        }
        quietlyClose(from);
    }

    private static void quietlyClose(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed by the other side.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(SilentProxy::quietlyClose);
    }
}
