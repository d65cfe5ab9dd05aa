package dev.blockdata.docling;

import dev.blockdata.storage.Content;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/// A file on its way out: never in memory as a whole, and sent again where a call is repeated.
final class SentFile extends RequestBody {

    private static final MediaType ANY = MediaType.get("application/octet-stream");

    private final Content source;

    SentFile(Content source) {
        this.source = source;
    }

    @Override
    public MediaType contentType() {
        return ANY;
    }

    @Override
    public long contentLength() {
        return source.size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        var buffer = new byte[1 << 16];
        try (InputStream bytes = opened()) {
            for (int read = next(bytes, buffer); read >= 0; read = next(bytes, buffer)) {
                sink.write(buffer, 0, read);
            }
        }
    }

    private InputStream opened() throws DoclingServe.SourceFailed {
        try {
            return source.open();
        } catch (IOException failure) {
            throw new DoclingServe.SourceFailed(failure);
        }
    }

    private static int next(InputStream bytes, byte[] buffer) throws DoclingServe.SourceFailed {
        try {
            return bytes.read(buffer);
        } catch (IOException failure) {
            throw new DoclingServe.SourceFailed(failure);
        }
    }
}
