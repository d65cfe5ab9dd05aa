package dev.blockdata.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Bytes on their way to a store: as many as were promised, or a failure.
final class Promised extends FilterInputStream {

    private final long size;
    private long read;

    Promised(Content content) {
        super(opened(content));
        this.size = content.size();
    }

    private static InputStream opened(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        var value = in.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var count = in.read(bytes, from, length);
        count(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Whoever reads stops at the size that was promised, so what may follow is looked for here.
    private void count(int count) throws IOException {
        read += Math.max(count, 0);
        if (read > size || (count < 0 && read != size) || (read == size && in.read() >= 0)) {
            throw new IOException("other than the %d bytes that were promised".formatted(size));
        }
    }
}
