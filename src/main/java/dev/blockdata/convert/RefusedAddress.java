package dev.blockdata.convert;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/// Opens nothing.
final class RefusedAddress extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL address) throws IOException {
        throw new IOException("no network in the converter");
    }
}
