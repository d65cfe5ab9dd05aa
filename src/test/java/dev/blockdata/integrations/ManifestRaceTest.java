package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Two integrations that write into one place of a bucket at once lose no line of its manifest,
/// where the store knows conditions; where it knows none, it takes the files all the same.
class ManifestRaceTest extends ProjectThatSends {

    /// As much of S3 as is asked for, which is slow to read and to write manifests.
    private static final class SlowStore implements AutoCloseable {

        private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
        private final Map<String, String> states = new ConcurrentHashMap<>();
        private final AtomicLong writes = new AtomicLong();
        private final HttpServer server;
        private volatile boolean knowsConditions = true;

        SlowStore() throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                var key = exchange.getRequestURI().getPath();
                var body = exchange.getRequestBody().readAllBytes();
                if (key.endsWith("_manifest.json")) {
                    TimeUnit.MILLISECONDS.sleep(150);
                }
                switch (exchange.getRequestMethod()) {
                    case "GET" -> read(exchange, key);
                    case "PUT" -> exchange.sendResponseHeaders(written(exchange, key, body), -1);
                    default -> exchange.sendResponseHeaders(405, -1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void read(HttpExchange exchange, String key) throws IOException {
            byte[] object;
            synchronized (this) {
                object = objects.get(key);
                exchange.getResponseHeaders().set("ETag", states.getOrDefault(key, ""));
            }
            if (object == null) {
                var missing = "<Error><Code>NoSuchKey</Code></Error>".getBytes();
                exchange.sendResponseHeaders(404, missing.length);
                exchange.getResponseBody().write(missing);
            } else {
                exchange.sendResponseHeaders(200, object.length);
                exchange.getResponseBody().write(object);
            }
        }

        private synchronized int written(HttpExchange exchange, String key, byte[] body) {
            var state = exchange.getRequestHeaders().getFirst("If-Match");
            var none = exchange.getRequestHeaders().getFirst("If-None-Match");
            if ((state != null || none != null) && !knowsConditions) {
                return 501;
            }
            if (state != null && !state.equals(states.get(key))
                    || none != null && states.containsKey(key)) {
                return 412;
            }
            objects.put(key, body);
            states.put(key, '"' + HexFormat.of().toHexDigits(writes.incrementAndGet()) + '"');
            return 200;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SlowStore store;

    @BeforeEach
    void open() throws IOException {
        store = new SlowStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String lake(String name) {
        return owner.post(
                        at("/integrations"),
                        Map.of(
                                "kind",
                                "object_store",
                                "name",
                                name,
                                "trigger",
                                "manual",
                                "settings",
                                Map.of(
                                        "endpoint",
                                        "http://127.0.0.1:" + store.server.getAddress().getPort(),
                                        "bucket",
                                        "lake",
                                        "path_style",
                                        true,
                                        "mode",
                                        "append",
                                        "access_key_id",
                                        "somebody"),
                                "secrets",
                                Map.of("secret_access_key", "planted-password")))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private List<String> named() {
        var manifest =
                store.objects.get(
                        "/lake/project_id=%s/schema_id=%s/_manifest.json"
                                .formatted(ann.projectId(), schema));
        return JSON.readTree(manifest)
                .get("files")
                .valueStream()
                .map(file -> "/lake/" + file.get("key").asString())
                .toList();
    }

    private List<String> files() {
        return store.objects.keySet().stream().filter(key -> key.endsWith(".parquet")).toList();
    }

    @Test
    void noLineOfTheManifestIsLost() throws Exception {
        confirm(0, 1, 2, 3, 4, 5);
        var second = given.document(ann, "More " + UUID.randomUUID(), 1);
        var other = given.run(ann, second, schema);
        given.stage(ann, other, dev.blockdata.review.Given::note);
        owner.post(
                        at("/runs/" + other + "/confirm"),
                        Map.of("block_uids", List.of(second.blockUid(0))))
                .expect(200);
        var lakes = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            lakes.add(lake("Lake " + i));
        }
        for (var lake : lakes) {
            owner.post(at("/integrations/" + lake + "/push"), Map.of()).expect(200);
        }
        for (var lake : lakes) {
            awaitNewest(
                    lake,
                    _ ->
                            deliveries(lake).stream()
                                    .allMatch(each -> status("delivered").test(each)));
        }
        assertThat(files()).hasSize(6);
        assertThat(named()).containsExactlyInAnyOrderElementsOf(files());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreIsWrittenToWhetherItKnowsConditionsOrNot(boolean knows) throws Exception {
        store.knowsConditions = knows;
        var lake = lake("Lake");
        confirm(0);
        for (int i = 1; i <= 2; i++) {
            owner.post(at("/integrations/" + lake + "/push"), Map.of()).expect(200);
            awaitNewest(lake, status("delivered"));
            assertThat(named()).hasSize(i).containsExactlyInAnyOrderElementsOf(files());
        }
    }
}
