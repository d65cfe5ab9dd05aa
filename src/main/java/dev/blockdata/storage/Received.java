package dev.blockdata.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Bytes on their way from a store: all of them, or a [StoreFailure]. Whoever stops early lets go
/// of the rest.
final class Received extends FilterInputStream {

    private final String key;
    private final ResponseInputStream<GetObjectResponse> answer;
    private final long size;
    private long read;
    private boolean over;

    Received(String key, ResponseInputStream<GetObjectResponse> answer) {
        super(answer);
        this.key = key;
        this.answer = answer;
        this.size = answer.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        try {
            var value = in.read();
            count(value < 0 ? -1 : 1);
            return value;
        } catch (IOException | SdkException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            var count = in.read(bytes, from, length);
            count(count);
            return count;
        } catch (IOException | SdkException e) {
            throw broken(e);
        }
    }

    private void count(int count) throws IOException {
        read += Math.max(count, 0);
        over |= count < 0;
        if (count < 0 && read != size) {
            throw new IOException("%d bytes came of %d".formatted(read, size));
        }
    }

    private StoreFailure broken(Exception failure) {
        return new StoreFailure.Away(
                "the store broke off in the middle of %s: %s".formatted(key, failure), failure);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (over) {
            super.close();
        } else {
            answer.abort();
        }
    }
}
