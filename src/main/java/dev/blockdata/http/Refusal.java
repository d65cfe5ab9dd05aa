package dev.blockdata.http;

/// A failure that knows by itself what the caller is told of it. Its message is for the log.
public interface Refusal {

    Problem problem();
}
