package dev.blockdata.integrations.objects;

import dev.blockdata.outbound.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Amazon's library on the one guarded line out.
final class GuardedHttp implements SdkHttpClient {

    private static final String LENGTH = "Content-Length";
    private static final String TYPE = "Content-Type";

    private final Exchange line;

    GuardedHttp(Exchange line) {
        this.line = line;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest asked) {
        var request = request(asked.httpRequest(), asked.contentStreamProvider());
        return new ExecutableHttpRequest() {

            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(line.send(request));
            }

            @Override
            public void abort() {
                // The deadline of the line ends it.
            }
        };
    }

    private static Request request(SdkHttpRequest asked, Optional<ContentStreamProvider> content) {
        var request = new Request.Builder().url(asked.getUri().toString());
        asked.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase(LENGTH) && !name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        boolean bodiless =
                asked.method() == SdkHttpMethod.GET || asked.method() == SdkHttpMethod.HEAD;
        request.method(asked.method().name(), bodiless ? null : body(asked, content.orElse(null)));
        return request.build();
    }

    private static RequestBody body(SdkHttpRequest asked, @Nullable ContentStreamProvider content) {
        long length = asked.firstMatchingHeader(LENGTH).map(Long::parseLong).orElse(-1L);
        var type = asked.firstMatchingHeader(TYPE).map(MediaType::parse).orElse(null);
        return new RequestBody() {

            @Override
            public @Nullable MediaType contentType() {
                return type;
            }

            @Override
            public long contentLength() {
                return content == null ? 0 : length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                if (content != null) {
                    try (InputStream bytes = content.newStream()) {
                        sink.writeAll(Okio.source(bytes));
                    }
                }
            }
        };
    }

    private static HttpExecuteResponse response(Exchange.Received received) {
        var head = SdkHttpFullResponse.builder().statusCode(received.status());
        received.headers()
                .forEach(header -> head.appendHeader(header.getFirst(), header.getSecond()));
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(
                        AbortableInputStream.create(
                                new ByteArrayInputStream(received.body().toByteArray())))
                .build();
    }

    @Override
    public String clientName() {
        return "Blockdata";
    }

    @Override
    public void close() {
        // The line is not ours.
    }
}
