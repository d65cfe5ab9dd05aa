package dev.blockdata.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// The key after which the next page starts; opaque to callers, and anything broken in one is their
/// 400.
public record Cursor(List<String> keys) {

    private static final char SEPARATOR = '\u001f';

    public Cursor {
        keys = List.copyOf(keys);
    }

    /// The key of the last row shown, in the order of the list's `order by`.
    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    static Cursor decode(String text) {
        try {
            String keys = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (keys.isEmpty() || !JsonBodies.isStorable(keys)) {
                throw broken();
            }
            return new Cursor(List.of(keys.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException e) {
            throw broken();
        }
    }

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        String.join(String.valueOf(SEPARATOR), keys)
                                .getBytes(StandardCharsets.UTF_8));
    }

    public String text(int index) {
        if (index >= keys.size()) {
            throw broken();
        }
        return keys.get(index);
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException e) {
            throw broken();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException e) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return Problem.of(
                        ProblemKind.INVALID_PARAMETER,
                        "The cursor is not one that a list gave out.")
                .asException();
    }
}
