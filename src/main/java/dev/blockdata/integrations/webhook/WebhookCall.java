package dev.blockdata.integrations.webhook;

import dev.blockdata.integrations.Undelivered;
import dev.blockdata.integrations.Undelivered.Next;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.Exchange;
import dev.blockdata.outbound.ForbiddenAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// One call of a webhook: a POST that is answered with 2xx, or else not delivered.
final class WebhookCall {

    /// What the other side said.
    record Received(int status, String words) {}

    private static final MediaType LINES = MediaType.get("application/x-ndjson");
    private static final int MOST_ANSWER = 1 << 16;
    private static final int GONE = 410;
    private static final int UNSUPPORTED = 415;
    private static final long SLOWEST_BYTES_A_SECOND = 256 << 10;

    private final Dialler dialler;
    private final Duration deadline;

    WebhookCall(Dialler dialler, Duration deadline) {
        this.dialler = dialler;
        this.deadline = deadline;
    }

    Received post(URI url, Map<String, String> headers, Path body, boolean packed)
            throws Undelivered, IOException {
        var answer = send(url, headers, body, packed);
        if (packed && answer.status() == UNSUPPORTED) {
            // RFC 7694: it takes no such coding.
            answer = send(url, headers, body, false);
        }
        var words = answer.body().utf8();
        if (answer.status() / 100 == 2) {
            return new Received(answer.status(), words);
        }
        throw new Undelivered(
                words(answer),
                answer.status() == GONE ? Next.PAUSE : Next.AGAIN,
                answer.status(),
                words,
                after(answer.headers().get("Retry-After")));
    }

    private Exchange.Received send(URI url, Map<String, String> headers, Path body, boolean packed)
            throws Undelivered, IOException {
        var request = new Request.Builder().url(url.toString()).header("User-Agent", "Blockdata");
        headers.forEach(request::header);
        if (packed) {
            request.header("Content-Encoding", "gzip");
        }
        var patience = deadline.plusSeconds(Files.size(body) / SLOWEST_BYTES_A_SECOND);
        try {
            return dialler.guarded(new Exchange.Limits(patience, MOST_ANSWER, true))
                    .send(request.post(packed ? new Packed(body) : new Plain(body)).build());
        } catch (ForbiddenAddress forbidden) {
            throw new Undelivered(String.valueOf(forbidden.getMessage()), Next.NEVER);
        } catch (UnknownHostException unknown) {
            throw new Undelivered("There is no host " + url.getHost() + ".", Next.AGAIN);
        } catch (Exchange.DeadlinePassed late) {
            throw new Undelivered(
                    "It did not answer within " + patience.toSeconds() + " seconds.", Next.AGAIN);
        } catch (SSLException broken) {
            throw new Undelivered(
                    "No secure connection could be made: " + broken.getMessage(), Next.AGAIN);
        } catch (InterruptedIOException ended) {
            throw ended;
        } catch (IOException unreachable) {
            throw new Undelivered(
                    "It could not be reached: " + unreachable.getMessage(), Next.AGAIN);
        }
    }

    private static String words(Exchange.Received answer) {
        int status = answer.status();
        if (status / 100 == 3) {
            return "It answered with a redirect (" + status + "), which is not followed.";
        }
        return status == GONE
                ? "It is gone (410) and wants nothing more."
                : "It answered with the status " + status + ".";
    }

    /// Seconds, or a date of HTTP.
    static @Nullable Duration after(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.clamp(Long.parseLong(header.strip()), 0, 1L << 31));
        } catch (NumberFormatException _) {
            try {
                var until =
                        ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
                var left = Duration.between(Instant.now(), until.toInstant());
                return left.isNegative() ? Duration.ZERO : left;
            } catch (DateTimeException _) {
                return null;
            }
        }
    }

    private static class Plain extends RequestBody {

        final Path file;

        Plain(Path file) {
            this.file = file;
        }

        @Override
        public MediaType contentType() {
            return LINES;
        }

        @Override
        public long contentLength() throws IOException {
            return Files.size(file);
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (var source = Okio.source(file)) {
                sink.writeAll(source);
            }
        }
    }

    private static final class Packed extends Plain {

        Packed(Path file) {
            super(file);
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (var packed = Okio.buffer(new GzipSink(sink));
                    var source = Okio.source(file)) {
                packed.writeAll(source);
            }
        }
    }
}
