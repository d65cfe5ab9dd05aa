package dev.blockdata.models.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blockdata.models.wire.ProbeQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A provider of language models on loopback, in both dialects.
///
/// Without a script every call is answered validly. A script says of a call what is done with it;
/// the rule added last is asked first. Every call is recorded; those that only try a key are
/// recorded apart.
public final class FakeProvider implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<FakeCall> calls = new CopyOnWriteArrayList<>();
    private final List<FakeCall> probes = new CopyOnWriteArrayList<>();
    private final List<Function<FakeCall, @Nullable Act>> rules = new CopyOnWriteArrayList<>();
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Act> keys = new ConcurrentHashMap<>();
    private final Set<String> formsNotTaken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Answers answers = new Answers();
    private volatile Duration latency = Duration.ZERO;

    public FakeProvider() {
        try {
            server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fake-provider").start(this::accept);
    }

    /// The address for keys of Anthropic's dialect.
    public URI anthropic() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// The address for keys of OpenAI's dialect.
    public URI openai() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /// Adds a rule; null leaves the call to the rules before it.
    public void script(Function<FakeCall, @Nullable Act> rule) {
        rules.addFirst(rule);
    }

    public void always(Act act) {
        script(call -> act);
    }

    /// On the n-th call, counted from one.
    public void onCall(int n, Act act) {
        script(call -> call.number() == n ? act : null);
    }

    /// On the first so many calls.
    public void onFirst(int n, Act act) {
        script(call -> call.number() <= n ? act : null);
    }

    public void onText(String text, Act act) {
        script(call -> call.isAbout(text) ? act : null);
    }

    public void onKey(String key, Act act) {
        script(call -> call.key().equals(key) ? act : null);
    }

    /// Whatever is asked with that key, the list of models too.
    public void refuseKey(String key, Act act) {
        keys.put(key, act);
    }

    /// How long every answer takes.
    public void latency(Duration wait) {
        latency = wait;
    }

    /// More calls than that in a window are answered with 429 and the time until there is room.
    public void limit(String key, int requests, Duration window) {
        account(key).limit(requests, window);
    }

    /// An endpoint that refuses `strict`, `json_schema`, `tools`.
    public void doesNotTake(String... forms) {
        formsNotTaken.addAll(List.of(forms));
    }

    public void forgetScript() {
        rules.clear();
        keys.clear();
        latency = Duration.ZERO;
    }

    /// Calls of models, in the order in which they came.
    public List<FakeCall> calls() {
        return List.copyOf(calls);
    }

    public List<FakeCall> calls(String key) {
        return calls.stream().filter(call -> call.key().equals(key)).toList();
    }

    /// What was asked only to try a key.
    public List<FakeCall> probes() {
        return List.copyOf(probes);
    }

    /// How many connections were made, whatever came of them.
    public int connections() {
        return connections.get();
    }

    private Account account(String key) {
        return accounts.computeIfAbsent(key, name -> new Account());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var connection = new Connection(socket);
            for (var request = connection.read(); request != null; request = connection.read()) {
                if (!new Turn(request, connection).isAnswered()) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One request and what is done with it.
    private final class Turn {

        private final Connection.Request request;
        private final Connection connection;
        private final Dialect dialect;
        private final String key;

        Turn(Connection.Request request, Connection connection) {
            this.request = request;
            this.connection = connection;
            boolean bearer = request.header("x-api-key").isEmpty();
            this.key =
                    bearer
                            ? request.header("authorization").replaceFirst("^Bearer ", "")
                            : request.header("x-api-key");
            this.dialect =
                    request.path().startsWith("/v1/messages")
                                    || !request.header("anthropic-version").isEmpty()
                            ? Dialect.ANTHROPIC
                            : Dialect.OPENAI;
        }

        /// False when the connection is of no more use.
        boolean isAnswered() throws IOException, InterruptedException {
            if (request.method().equals("GET") && request.path().startsWith("/v1/models")) {
                var call = call(MAPPER.createObjectNode(), true);
                probes.add(call);
                Act refusal = keys.get(key);
                return refusal == null ? models() : play(refusal, call);
            }
            JsonNode body = MAPPER.readTree(request.body());
            boolean probe = dialect.user(body).contains(ProbeQuestion.BLOCK);
            FakeCall call = call(body, probe);
            (probe ? probes : calls).add(call);
            return play(act(call), call);
        }

        private FakeCall call(JsonNode body, boolean probe) {
            return new FakeCall(
                    probe ? 0 : number.incrementAndGet(),
                    Instant.now(),
                    System.nanoTime(),
                    key,
                    dialect,
                    request.path(),
                    body,
                    probe);
        }

        private Act act(FakeCall call) {
            if (keys.containsKey(key)) {
                return keys.get(key);
            }
            String format = call.body().path("response_format").path("type").toString();
            boolean strict = call.body().at("/response_format/json_schema/strict").asBoolean();
            for (String form : formsNotTaken) {
                if (format.contains(form)
                        || form.equals("strict") && strict
                        || call.body().has(form)) {
                    return Act.fails(400, "invalid_request_error", "Unknown response_format.");
                }
            }
            Duration wait = account(key).take(call.nanos());
            if (!wait.isZero()) {
                return Act.limited(String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
            }
            return rules.stream()
                    .map(rule -> rule.apply(call))
                    .filter(act -> act != null)
                    .findFirst()
                    .orElseGet(Act::answer);
        }

        private boolean play(Act act, FakeCall call) throws IOException, InterruptedException {
            if (!(act instanceof Act.After)) {
                Thread.sleep(latency);
            }
            return switch (act) {
                case Act.Answer() -> send(answers.written(call), call);
                case Act.Says(var written) -> send(written, call);
                case Act.Pack(var fault) -> send(answers.written(call, fault), call);
                case Act.Stops(var reason, var text) ->
                        body(dialect.ends(call.body(), reason, text, spent(call, text)));
                case Act.Text(var text) ->
                        body(dialect.ends(call.body(), "", text, spent(call, text)));
                case Act.Calls(var tool, int times) -> {
                    String written = answers.written(call);
                    yield body(
                            dialect.calls(call.body(), tool, times, written, spent(call, written)));
                }
                case Act.Fails(int status, var code, var words, var headers) ->
                        respond(status, headers, dialect.failure(code, words).getBytes(UTF_8));
                case Act.Raw(int status, var headers, var body) -> respond(status, headers, body);
                case Act.Silence() -> {
                    connection.waitForever();
                    yield false;
                }
                case Act.Drip(var gap) -> {
                    byte[] whole = whole(call);
                    connection.head(200, Map.of(), whole.length);
                    connection.drip(whole, gap);
                    yield true;
                }
                case Act.Closes() -> {
                    byte[] whole = whole(call);
                    connection.head(200, Map.of(), whole.length);
                    connection.write(whole, 0, whole.length / 2);
                    yield false;
                }
                case Act.Resets() -> {
                    connection.reset();
                    yield false;
                }
                case Act.After(var wait, var then) -> {
                    Thread.sleep(wait);
                    yield play(then, call);
                }
            };
        }

        private byte[] whole(FakeCall call) {
            String written = answers.written(call);
            return dialect.answer(call.body(), written, spent(call, written)).getBytes(UTF_8);
        }

        private boolean send(String written, FakeCall call) throws IOException {
            return body(dialect.answer(call.body(), written, spent(call, written)));
        }

        private Dialect.Spent spent(FakeCall call, String written) {
            return account(key).spent(call, written);
        }

        private boolean models() throws IOException {
            return body(
                    """
                    {"object":"list","data":[{"id":"fake-embedding","object":"model"},{"id":"fake-chat","object":"model"}],"has_more":false}\
                    """);
        }

        private boolean body(String json) throws IOException {
            return respond(200, Map.of(), json.getBytes(UTF_8));
        }

        private boolean respond(int status, Map<String, String> headers, byte[] body)
                throws IOException {
            var all = account(key).headers(dialect);
            all.putAll(headers);
            connection.head(status, all, body.length);
            connection.write(body, 0, body.length);
            return true;
        }
    }
}
