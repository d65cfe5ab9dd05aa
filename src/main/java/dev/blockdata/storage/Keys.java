package dev.blockdata.storage;

import java.util.regex.Pattern;

/// What may be a key: names of plain letters between slashes, none of which begins with a dot.
final class Keys {

    private static final Pattern KEY =
            Pattern.compile(
                    "[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,7}");

    private Keys() {}

    static String checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of a file");
        }
        return key;
    }

    static String checkedPrefix(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends in a slash");
        }
        checked(prefix.substring(0, prefix.length() - 1));
        return prefix;
    }
}
