package dev.blockdata.runs;

/// Said after a commit that gave the dispatcher something to do, so that it need not wait for its
/// next look.
public record WorkReady() {}
