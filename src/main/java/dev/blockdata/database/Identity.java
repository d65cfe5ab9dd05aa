package dev.blockdata.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As whom a transaction runs, in which project, and the proof of it that the database checks.
record Identity(@Nullable UUID userId, @Nullable UUID projectId) {

    static final Identity NOBODY = new Identity(null, null);

    String user() {
        return userId == null ? "" : userId.toString();
    }

    String project() {
        return projectId == null ? "" : projectId.toString();
    }

    /// Hash of key and the hash of key and text: with two passes no longer text can be signed from
    /// a shorter one.
    String signature(byte[] key, String expires) {
        var sha256 = sha256();
        sha256.update(key);
        var inner =
                sha256.digest(
                        (user() + '|' + project() + '|' + expires)
                                .getBytes(StandardCharsets.UTF_8));
        sha256.update(key);
        return HexFormat.of().formatHex(sha256.digest(inner));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }
}
