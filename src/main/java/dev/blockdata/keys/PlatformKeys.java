package dev.blockdata.keys;

import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// The keys that the operator set by environment, by provider. Comma-separated keys are a pool; an
/// OpenAI-compatible server may need none, and has an empty one then.
record PlatformKeys(Map<String, List<ModelKey>> byProvider) {

    private static final int ID_BYTES = 12;

    PlatformKeys {
        byProvider = Map.copyOf(byProvider);
    }

    static PlatformKeys from(Environment environment) {
        var binder = Binder.get(environment);
        return new PlatformKeys(
                Map.of(
                        ModelName.ANTHROPIC, of(binder, ModelName.ANTHROPIC, false),
                        ModelName.OPENAI, of(binder, ModelName.OPENAI, true)));
    }

    List<ModelKey> of(String provider) {
        return byProvider.getOrDefault(provider, List.of());
    }

    List<ModelKey> all() {
        return byProvider.values().stream().flatMap(List::stream).toList();
    }

    /// A key under its id, which leaves its owner out: the same secret at two people is one key at
    /// the provider, whose limits they share there and therefore here.
    static ModelKey key(
            String provider, String secret, @Nullable URI baseUrl, @Nullable UUID ownerId) {
        String address = baseUrl == null ? "" : baseUrl.toString();
        return new ModelKey(
                id(provider + "\n" + address + "\n" + secret), provider, secret, baseUrl, ownerId);
    }

    private static List<ModelKey> of(Binder binder, String provider, boolean mayBeKeyless) {
        String secrets = binder.bind(provider + ".api-key", String.class).orElse("");
        String address = binder.bind(provider + ".base-url", String.class).orElse("").strip();
        URI baseUrl = address.isEmpty() ? null : URI.create(address);
        List<ModelKey> keys =
                Arrays.stream(secrets.split(",", -1))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .distinct()
                        .map(secret -> key(provider, secret, baseUrl, null))
                        .toList();
        return keys.isEmpty() && mayBeKeyless && baseUrl != null
                ? List.of(key(provider, "", baseUrl, null))
                : keys;
    }

    private static String id(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every Java", impossible);
        }
    }
}
