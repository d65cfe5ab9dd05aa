package dev.blockdata.docling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A docling-serve on loopback with the part of its API that a client of asynchronous conversion
/// needs, as its own source has it: tasks, held questions, results that are given once.
public final class FakeDoclingServe implements AutoCloseable {

    /// An answer in place of the usual one; null leaves it.
    public interface Rule extends Function<String, @Nullable Act> {}

    /// What is done with a request: an answer, or a connection that is cut in the middle of one.
    public record Act(int status, String body, Map<String, String> headers, boolean cut) {

        public static Act answer(int status, String body) {
            return new Act(status, body, Map.of(), false);
        }

        public static Act busy(int status, int seconds) {
            return new Act(status, "", Map.of("Retry-After", Integer.toString(seconds)), false);
        }

        public static Act brokenOff() {
            return new Act(200, "{\"document\":", Map.of(), true);
        }
    }

    private static final String DOCUMENT =
            """
            {"schema_name":"DoclingDocument","version":"1.9.0","name":"source",
             "body":{"self_ref":"#/body","children":[{"$ref":"#/texts/0"},{"$ref":"#/texts/1"},{"$ref":"#/tables/0"}],"label":"unspecified"},
             "groups":[{"self_ref":"#/groups/0","parent":{"$ref":"#/tables/0"},"children":[{"$ref":"#/texts/2"}],"label":"unspecified"}],
             "texts":[
              {"self_ref":"#/texts/0","parent":{"$ref":"#/body"},"children":[],"label":"section_header","level":1,"text":"From the service","orig":"",
               "prov":[{"page_no":1,"bbox":{"l":1,"t":4,"r":3,"b":2,"coord_origin":"BOTTOMLEFT"},"charspan":[0,1]}]},
              {"self_ref":"#/texts/1","parent":{"$ref":"#/body"},"children":[],"label":"text","text":"%s","orig":"",
               "prov":[{"page_no":2,"bbox":{"l":72.004,"t":700.5,"r":300,"b":688,"coord_origin":"BOTTOMLEFT"},"charspan":[0,1]}]},
              {"self_ref":"#/texts/2","parent":{"$ref":"#/groups/0"},"children":[],"label":"text","text":"rich","orig":"rich","prov":[]}],
             "tables":[{"self_ref":"#/tables/0","parent":{"$ref":"#/body"},"children":[{"$ref":"#/groups/0"}],"label":"table","prov":[],"captions":[],
               "data":{"num_rows":1,"num_cols":2,"table_cells":[
                {"text":"plain","start_row_offset_idx":0,"end_row_offset_idx":1,"start_col_offset_idx":0,"end_col_offset_idx":1},
                {"text":"rich","ref":{"$ref":"#/groups/0"},"start_row_offset_idx":0,"end_row_offset_idx":1,"start_col_offset_idx":1,"end_col_offset_idx":2}]}}],
             "pictures":[],"pages":{"1":{"page_no":1},"2":{"page_no":2,"size":{"width":612,"height":792}}}}
            """;

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> tasks = new ConcurrentHashMap<>();
    private volatile @Nullable String key;
    private volatile int polls = 1;

    public FakeDoclingServe() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Only who has this key is let in.
    public void demand(String wanted) {
        key = wanted;
    }

    /// How often a task is asked about before it is done.
    public void pollsUntilDone(int count) {
        polls = count;
    }

    /// Asked for every request (`GET /version`); the rule added last first.
    public void rule(Rule rule) {
        rules.addFirst(rule);
    }

    /// All requests so far, as `POST /v1/convert/file/async`, ids left out.
    public List<String> asked() {
        return asked;
    }

    public List<String> forms() {
        return forms;
    }

    public void reset() {
        asked.clear();
        forms.clear();
        rules.clear();
        key = null;
        polls = 1;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = read(exchange.getRequestBody());
            String what =
                    exchange.getRequestMethod()
                            + " "
                            + path.replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}", "{task}");
            asked.add(what);
            if (key != null && !key.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
                send(exchange, Act.answer(401, "{\"detail\":\"Api key is required.\"}"));
                return;
            }
            for (Rule rule : rules) {
                Act act = rule.apply(what);
                if (act != null) {
                    send(exchange, act);
                    return;
                }
            }
            send(exchange, usual(what, path, body));
        }
    }

    private Act usual(String what, String path, byte[] body) {
        String task = path.substring(path.lastIndexOf('/') + 1);
        return switch (what) {
            case "POST /v1/convert/file/async" -> {
                forms.add(new String(body, StandardCharsets.ISO_8859_1));
                String id = UUID.randomUUID().toString();
                tasks.put(id, polls);
                yield status(id, "pending");
            }
            case "GET /v1/status/poll/{task}" -> {
                Integer left = tasks.computeIfPresent(task, (_, count) -> count - 1);
                yield left == null
                        ? Act.answer(404, "{\"detail\":\"Task not found.\"}")
                        : status(task, left <= 0 ? "success" : "started");
            }
            // A result is given once.
            case "GET /v1/result/{task}" ->
                    tasks.remove(task) == null
                            ? Act.answer(404, "{\"detail\":\"Task result not found.\"}")
                            : Act.answer(200, result("success", "[]", "Body text."));
            case "GET /version" ->
                    Act.answer(200, "{\"docling-serve\":\"1.21.0\",\"docling\":\"2.90.0\"}");
            default -> Act.answer(404, "{}");
        };
    }

    private static Act status(String id, String status) {
        return Act.answer(
                200,
                "{\"task_id\":\"%s\",\"task_type\":\"convert\",\"task_status\":\"%s\",\"task_position\":null}"
                        .formatted(id, status));
    }

    /// A result as the service writes it.
    public static String result(String status, String errors, String text) {
        return "{\"document\":{\"filename\":\"source\",\"json_content\":"
                + DOCUMENT.formatted(text)
                + "},\"status\":\""
                + status
                + "\",\"errors\":"
                + errors
                + ",\"processing_time\":0.1,\"timings\":{}}";
    }

    private static byte[] read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        in.transferTo(bytes);
        return bytes.toByteArray();
    }

    private static void send(HttpExchange exchange, Act act) throws IOException {
        byte[] body = act.body().getBytes(StandardCharsets.UTF_8);
        act.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(act.status(), act.cut() ? body.length + 100 : body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
