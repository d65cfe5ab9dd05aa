package dev.blockdata.export;

import java.nio.file.Path;

/// Where files are while they are made; empty at the start of each process.
public record Scratch(Path folder) {}
