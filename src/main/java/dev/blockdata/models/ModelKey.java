package dev.blockdata.models;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key with which a provider is asked, and where.
///
/// `id` names it in tables, figures and logs without telling it: a hash of provider, address and
/// secret. A key of the platform has no owner; the address of a key that a user owns is guarded: it
/// must not lead inside the network.
public record ModelKey(
        String id, String provider, String secret, @Nullable URI baseUrl, @Nullable UUID ownerId) {

    private static final int SHOWN = 4;

    public boolean isPlatform() {
        return ownerId == null;
    }

    public Optional<URI> address() {
        return Optional.ofNullable(baseUrl);
    }

    /// The last four characters, by which a person knows it again.
    public String hint() {
        return secret.length() < 2 * SHOWN ? "…" : secret.substring(secret.length() - SHOWN);
    }

    /// Never the secret.
    @Override
    public String toString() {
        return provider + " key …" + hint();
    }
}
