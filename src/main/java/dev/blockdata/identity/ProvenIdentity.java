package dev.blockdata.identity;

import org.jspecify.annotations.Nullable;

/// Who somebody is elsewhere, proven. Issuer and subject say who; the rest is what the issuer says
/// of them.
///
/// @param emailConfirmed whether the issuer vouches for the address being theirs
public record ProvenIdentity(
        String provider,
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailConfirmed,
        @Nullable String name) {}
