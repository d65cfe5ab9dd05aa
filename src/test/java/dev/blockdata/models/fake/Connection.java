package dev.blockdata.models.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One connection, spoken by hand: the JDK's server can neither reset one nor stop in the middle.
final class Connection {

    /// A request as it came.
    record Request(String method, String path, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// Null when the other side has gone.
    @Nullable Request read() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ");
        var headers = new TreeMap<String, String>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            for (int size = chunk(); size > 0; size = chunk()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
        } else {
            body.write(
                    in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }
        return new Request(words[0], words[1], headers, body.toByteArray());
    }

    private int chunk() throws IOException {
        String size = line();
        if (size == null) {
            throw new EOFException();
        }
        return Integer.parseInt(size, 16);
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    void head(int status, Map<String, String> headers, int length) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("content-type: application/json\r\ncontent-length: " + length + "\r\n\r\n");
        out.write(head.toString().getBytes(ISO_8859_1));
    }

    void write(byte[] body, int from, int to) throws IOException {
        out.write(body, from, to - from);
        out.flush();
    }

    void drip(byte[] body, Duration gap) throws IOException, InterruptedException {
        for (int at = 0; at < body.length; at++) {
            write(body, at, at + 1);
            Thread.sleep(gap);
        }
    }

    /// Until the other side goes.
    void waitForever() throws IOException {
        while (in.read() >= 0) {
            // Nothing is said.
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
