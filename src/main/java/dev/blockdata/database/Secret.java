package dev.blockdata.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The installation's secret, from which every key is derived, one for each purpose.
///
/// There may be several: the first makes new things, all of them open old ones, so that a secret
/// can be replaced without a stop.
public final class Secret {

    private final List<String> secrets;

    private Secret(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("at least one secret");
        }
        this.secrets = List.copyOf(secrets);
    }

    /// The secrets given by the environment, else, with an embedded database, the one in the home,
    /// made on the first start.
    static Secret of(HomeSettings settings, Home home) {
        if (!settings.secrets().isEmpty()) {
            return new Secret(settings.secrets());
        }
        if (!settings.embedded()) {
            throw new StartRefused(
                    "BLOCKDATA_SECRET must be set when the database is an external one: any long random text, the same for all copies of the product.");
        }
        return new Secret(List.of(kept(home, "secret")));
    }

    /// The key for new things of this purpose.
    public byte[] key(String purpose) {
        return derive(secrets.getFirst(), purpose);
    }

    /// The keys under which things of this purpose may have been made, the current one first.
    public List<byte[]> keys(String purpose) {
        return secrets.stream().map(secret -> derive(secret, purpose)).toList();
    }

    /// A random text that is made once and kept in the home, readable by its owner only.
    static String kept(Home home, String name) {
        var file = home.path().resolve(name);
        try {
            if (!Files.exists(file)) {
                var random = new byte[32];
                new SecureRandom().nextBytes(random);
                Home.writePrivately(
                        file,
                        HexFormat.of()
                                .formatHex(random)
                                .concat("\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            var text = Files.readString(file).strip();
            if (text.length() < 32) {
                throw new StartRefused(
                        "%s is damaged: put the original back from a copy.".formatted(file));
            }
            return text;
        } catch (IOException failure) {
            throw new StartRefused(
                    "%s cannot be read or written (%s).".formatted(file, Home.reason(failure)),
                    failure);
        }
    }

    static byte[] derive(String secret, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is in every Java", impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + secrets.size() + "]";
    }
}
