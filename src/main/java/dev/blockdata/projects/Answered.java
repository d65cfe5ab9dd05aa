package dev.blockdata.projects;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/// A `T` as it goes out: the text that is written now, or that was written when the same request
/// came first.
public record Answered<T>(@JsonValue @JsonRawValue String json) {}
