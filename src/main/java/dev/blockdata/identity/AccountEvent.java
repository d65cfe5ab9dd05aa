package dev.blockdata.identity;

import java.util.Locale;

/// What can happen to an account. Registering, failed sign-ins and what is done to the password are
/// noted by the database itself.
public enum AccountEvent {
    SIGNED_IN,
    SIGNED_OUT,
    NAME_CHANGED,
    SESSION_ENDED,
    TOKEN_MADE,
    TOKEN_REVOKED,
    MODEL_KEY_STORED,
    MODEL_KEY_REMOVED,
    IDENTITY_LINKED,
    IDENTITY_UNLINKED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
