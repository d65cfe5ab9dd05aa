package dev.blockdata.oauth;

import com.sun.net.httpserver.HttpServer;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.client.RestTemplate;

/// An issuer that says of itself, and of its keys, whatever a test wants.
final class Issuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    volatile String metadata = "{}";
    volatile String keys = "{\"keys\": []}";
    volatile int status = 200;
    volatile String location;

    Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                call -> {
                    asked.incrementAndGet();
                    answer(call, metadata);
                });
        server.createContext("/keys", call -> answer(call, keys));
        server.createContext("/token", call -> answer(call, "{}"));
        location = address() + "/keys";
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// As the product speaks with an issuer that the operator set, on this machine.
    static RestTemplate line() {
        return new RestTemplate(
                new ProviderLine(
                        new Dialler(AllowedHosts.NONE, InetAddress::getAllByName),
                        Set.of("localhost")));
    }

    int asked() {
        return asked.get();
    }

    private void answer(com.sun.net.httpserver.HttpExchange call, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.getResponseHeaders().add("Location", location);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
