package dev.blockdata.realtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser's EventSource that does not come back by itself, and of which a test can see the id.
public final class EventSource implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What one event said.
    public record Event(String name, JsonNode data) {}

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private @Nullable String id;

    /// Listens with a header that proves who one is, behind the place of `lastId`.
    public EventSource(
            HttpClient http, URI address, String header, String proof, @Nullable String lastId)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header(header, proof);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        id = lastId;
        response = http.send(request.build(), BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /// Where one stands: behind the last event that came whole. Null before the first.
    public @Nullable String id() {
        return id;
    }

    /// The next event; null when the stream has ended. As in a browser an event counts, and its id
    /// with it, once the empty line behind it has come.
    public @Nullable Event next() throws IOException {
        while (true) {
            var frame = frame();
            if (frame == null || frame.event != null) {
                return frame == null ? null : frame.event;
            }
        }
    }

    public Event next(Predicate<Event> wanted) throws IOException {
        for (var event = next(); event != null; event = next()) {
            if (wanted.test(event)) {
                return event;
            }
        }
        throw new AssertionError("the stream ended");
    }

    /// Reads until the place is known.
    public String place() throws IOException {
        while (id == null) {
            if (frame() == null) {
                throw new AssertionError("the stream ended");
            }
        }
        return id;
    }

    private record Frame(@Nullable Event event) {}

    private @Nullable Frame frame() throws IOException {
        var name = "message";
        var data = "";
        var place = id;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.startsWith("id: ")) {
                place = line.substring(4);
            } else if (line.isEmpty()) {
                id = place;
                return new Frame(data.isEmpty() ? null : new Event(name, JSON.readTree(data)));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
