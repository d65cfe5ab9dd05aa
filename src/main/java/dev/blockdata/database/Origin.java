package dev.blockdata.database;

import org.jspecify.annotations.Nullable;

/// From which network address a transaction is asked for; it stands beside who is asking, for the
/// log of what people did. Nothing is decided by it.
@FunctionalInterface
public interface Origin {

    /// Of work that no request brings about.
    Origin NONE = () -> null;

    @Nullable String address();
}
