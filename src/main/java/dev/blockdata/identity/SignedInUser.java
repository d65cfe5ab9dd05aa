package dev.blockdata.identity;

import java.util.Optional;
import java.util.UUID;

/// The id of whoever asks now, for those who need no more of them than that; no database is asked.
public final class SignedInUser {

    private SignedInUser() {}

    public static Optional<UUID> id() {
        return Callers.current().map(SignedIn::userId);
    }
}
