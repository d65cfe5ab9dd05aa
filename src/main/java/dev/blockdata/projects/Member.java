package dev.blockdata.projects;

import java.util.UUID;

/// The signed-in person as a member of the project in the path; an argument of every handler below
/// `/projects/{projectId}`. Nobody else reaches the handler: 404.
public record Member(UUID userId, UUID projectId, Role role) {}
