package dev.blockdata.http;

/// One thing that is wrong in a request: where, as a JSON pointer into the body, and what.
public record Finding(String pointer, String message) {}
