package dev.blockdata.integrations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// Somebody else's program that takes what is posted to it, and answers as it was told to.
public final class Receiver implements AutoCloseable {

    /// One call as it came.
    public record Call(String path, Map<String, List<String>> headers, byte[] body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .map(entry -> entry.getValue().getFirst())
                    .orElse("");
        }

        public String text() {
            try {
                var bytes =
                        header("Content-Encoding").equals("gzip")
                                ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                                : body;
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public List<String> lines() {
            return text().lines().toList();
        }
    }

    /// What it says, after how long.
    public record Reply(int status, Map<String, String> headers, String body, Duration after) {

        public static Reply of(int status) {
            return new Reply(status, Map.of(), "answer " + status, Duration.ZERO);
        }

        public static Reply late(Duration after) {
            return new Reply(200, Map.of(), "", after);
        }
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /// All that came so far, in its order.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /// The next answers; 200 after them.
    public Receiver answering(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(
                    new Call(
                            exchange.getRequestURI().toString(),
                            Map.copyOf(exchange.getRequestHeaders()),
                            exchange.getRequestBody().readAllBytes()));
            var reply = replies.poll();
            if (reply == null) {
                reply = Reply.of(200);
            }
            TimeUnit.NANOSECONDS.sleep(reply.after().toNanos());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until so many calls have come.
    public List<Call> await(int count) throws InterruptedException {
        return await(all -> all.size() >= count, count + " calls");
    }

    public List<Call> await(Predicate<List<Call>> enough, String what) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!enough.test(calls)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("there are not " + what + ", but " + calls.size());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
