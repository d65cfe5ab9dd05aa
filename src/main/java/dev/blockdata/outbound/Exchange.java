package dev.blockdata.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/// One request and its whole answer, within a deadline for everything together and within a size.
///
/// A request body that may be sent once only has to say so itself (`isOneShot`); then it is never
/// repeated, whatever breaks.
public final class Exchange {

    /// How long an answer may take, from dialling to its last byte, and how large it may be,
    /// unpacked.
    ///
    /// @param cut whether what is larger is cut, whatever its status; else only a failure's body is
    public record Limits(Duration deadline, int mostBytes, boolean cut) {

        public Limits(Duration deadline, int mostBytes) {
            this(deadline, mostBytes, false);
        }
    }

    /// An answer as it came; the body of a failure may be cut.
    public record Received(int status, Headers headers, ByteString body) {}

    /// The deadline passed before the answer was whole.
    public static final class DeadlinePassed extends IOException {

        private static final long serialVersionUID = 1;

        DeadlinePassed(Duration deadline) {
            super("There was no whole answer within " + deadline.toMillis() + " ms.");
        }
    }

    /// The answer is larger than anyone needs.
    public static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1;

        TooLarge(int mostBytes) {
            super("The answer is larger than " + (mostBytes >> 10) + " kB.");
        }
    }

    private static final int SPOKEN = 1 << 16;
    private static final int FIRST_FAILURE = 300;

    private final OkHttpClient client;
    private final Limits limits;

    Exchange(OkHttpClient client, Limits limits) {
        this.client = client;
        this.limits = limits;
    }

    /// Waits for the answer. To interrupt the thread ends the call.
    public Received send(Request request) throws IOException {
        Call call = client.newCall(request);
        var coming = new CompletableFuture<Received>();
        call.enqueue(new Arrival(coming));
        try {
            return coming.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DeadlinePassed(limits.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The call was interrupted.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            if (!coming.isDone()) {
                call.cancel();
            }
        }
    }

    private final class Arrival implements Callback {

        private final CompletableFuture<Received> coming;

        Arrival(CompletableFuture<Received> coming) {
            this.coming = coming;
        }

        @Override
        public void onFailure(Call call, IOException e) {
            coming.completeExceptionally(e);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                coming.complete(new Received(response.code(), response.headers(), whole(response)));
            } catch (IOException | RuntimeException e) {
                coming.completeExceptionally(e);
            }
        }
    }

    private ByteString whole(Response response) throws IOException {
        boolean failure = response.code() >= FIRST_FAILURE;
        int most = failure ? Math.min(SPOKEN, limits.mostBytes()) : limits.mostBytes();
        var body = response.body();
        if (body == null) {
            return ByteString.EMPTY;
        }
        try (BufferedSource source = body.source();
                Buffer buffer = new Buffer()) {
            while (buffer.size() <= most) {
                if (source.read(buffer, most + 1L - buffer.size()) < 0) {
                    return buffer.readByteString();
                }
            }
            if (!failure && !limits.cut()) {
                throw new TooLarge(limits.mostBytes());
            }
            return buffer.readByteString(most);
        }
    }
}
