package dev.blockdata.oauth;

import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.Exchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/// The way to providers. The hosts that the operator set are trusted; where a provider sends us
/// besides, by what it says of itself, is looked at like any other address that the operator did
/// not give. No redirect is followed.
final class ProviderLine implements ClientHttpRequestFactory {

    private static final Exchange.Limits LIMITS =
            new Exchange.Limits(Duration.ofSeconds(10), 1 << 20);

    private final Set<String> hosts;
    private final Exchange trusted;
    private final Exchange guarded;

    /// @param hosts those of the operator, in lower case
    ProviderLine(Dialler dialler, Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
        this.trusted = dialler.trusted(LIMITS);
        this.guarded = dialler.guarded(LIMITS);
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        String host = uri.getHost();
        return new Asked(
                host != null && hosts.contains(host.toLowerCase(Locale.ROOT)) ? trusted : guarded,
                uri,
                method);
    }

    private static final class Asked extends AbstractClientHttpRequest {

        private final Exchange exchange;
        private final URI uri;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Asked(Exchange exchange, URI uri, HttpMethod method) {
            this.exchange = exchange;
            this.uri = uri;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return uri;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            return new Answer(exchange.send(request(headers)));
        }

        private Request request(HttpHeaders headers) throws IOException {
            var request = new Request.Builder();
            try {
                request.url(uri.toString());
            } catch (IllegalArgumentException wrong) {
                throw new IOException("The provider names what is no web address.", wrong);
            }
            headers.forEach(
                    (name, values) -> values.forEach(value -> request.addHeader(name, value)));
            return request.method(method.name(), body()).build();
        }

        private @Nullable RequestBody body() {
            return HttpMethod.POST.equals(method) ? RequestBody.create(body.toByteArray()) : null;
        }
    }

    private record Answer(Exchange.Received received) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(received.status());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            received.headers().forEach(pair -> headers.add(pair.getFirst(), pair.getSecond()));
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(received.body().toByteArray());
        }

        @Override
        public void close() {
            // The answer is here whole.
        }
    }
}
