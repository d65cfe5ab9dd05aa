package dev.blockdata.identity;

import java.util.UUID;

/// The signed-in person who asks; a controller argument. Nobody signed in: the handler is not
/// reached, 401.
public record Viewer(UUID userId, String email, String displayName, boolean operator) {}
