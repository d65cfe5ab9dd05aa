package dev.blockdata.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The two ids that a document gets from its bytes: lower-case hex SHA-256 over what the bytes are
/// taken for, and the bytes.
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(String... lines) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (var line : lines) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// `source_uid`, read in passing: the bytes are never in memory at once.
    static String ofSource(SourceType type, InputStream bytes) throws IOException {
        var fingerprint = new Fingerprint(type.wire());
        var buffer = new byte[64 * 1024];
        for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            fingerprint.digest.update(buffer, 0, read);
        }
        return fingerprint.hex();
    }

    /// `conv_uid`.
    static String ofRepresentation(Track track, byte[] representation) {
        var fingerprint = new Fingerprint(track.tool(), track.representation());
        fingerprint.digest.update(representation);
        return fingerprint.hex();
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
