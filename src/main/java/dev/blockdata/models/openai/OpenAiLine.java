package dev.blockdata.models.openai;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import dev.blockdata.models.wire.Failed;
import dev.blockdata.models.wire.Unanswered;
import dev.blockdata.outbound.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// The library's way out, over a line of ours: its own has no place for a guarded dialler, a
/// deadline for the whole call or a cap on the answer, and its errors do not keep what was said.
record OpenAiLine(Exchange exchange) implements HttpClient {

    private static final int FIRST_FAILURE = 300;

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        try {
            Exchange.Received received = exchange.send(translated(request));
            if (received.status() >= FIRST_FAILURE) {
                throw new Failed(received);
            }
            return new Whole(received);
        } catch (IOException e) {
            throw new Unanswered(e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        throw new UnsupportedOperationException("nobody asks without waiting");
    }

    @Override
    public void close() {
        // The line belongs to the dialler.
    }

    private static Request translated(HttpRequest request) {
        var translated = new Request.Builder().url(request.url());
        for (String name : request.headers().names()) {
            for (String value : request.headers().values(name)) {
                translated.addHeader(name, value);
            }
        }
        @Nullable HttpRequestBody body = request.body();
        return translated
                .method(request.method().name(), body == null ? null : new Body(body))
                .build();
    }

    /// Sent once or not at all: a model that is asked twice is paid twice.
    private static final class Body extends RequestBody {

        private final HttpRequestBody body;

        Body(HttpRequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            String type = body.contentType();
            return type == null ? null : MediaType.parse(type);
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) {
            body.writeTo(sink.outputStream());
        }
    }

    private static final class Whole implements HttpResponse {

        private final Exchange.Received received;

        Whole(Exchange.Received received) {
            this.received = received;
        }

        @Override
        public int statusCode() {
            return received.status();
        }

        @Override
        public Headers headers() {
            var headers = Headers.builder();
            received.headers()
                    .forEach(header -> headers.put(header.getFirst(), header.getSecond()));
            return headers.build();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(received.body().toByteArray());
        }

        @Override
        public void close() {
            // All of it is here already.
        }
    }
}
