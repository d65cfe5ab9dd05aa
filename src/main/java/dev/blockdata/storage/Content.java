package dev.blockdata.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes that can be read more than once, and how many they are.
public interface Content {

    /// From the first byte on. The caller closes.
    InputStream open() throws IOException;

    long size();

    static Content of(byte[] bytes) {
        return new Content() {

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long size() {
                return bytes.length;
            }
        };
    }
}
