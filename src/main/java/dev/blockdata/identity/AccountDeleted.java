package dev.blockdata.identity;

import java.util.UUID;

/// An account has ended, its rows are gone: for whoever keeps something about it outside the
/// database.
public record AccountDeleted(UUID userId, String email) {

    @Override
    public String toString() {
        return "AccountDeleted[" + userId + "]";
    }
}
