package dev.blockdata.models.wire;

import java.nio.charset.StandardCharsets;

/// What may be repeated of another side's words: never the key, no control characters, and no more
/// than 2 kB.
public record Discretion(String secret) {

    private static final int MOST_BYTES = 2000;
    private static final String CUT = "…";

    /// What stands in a header in place of the key that a server of one's own does not ask for.
    public static final String NO_KEY = "none";

    /// Whether the secret can stand in a header; what cannot be sent is no key.
    public boolean isSendable() {
        return secret.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    public String repeat(String words) {
        String plain = secret.isBlank() ? words : words.replace(secret, CUT);
        var said = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < plain.length(); ) {
            int point = plain.codePointAt(at);
            at += Character.charCount(point);
            String next = tame(point);
            bytes += next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                return said.append(CUT).toString();
            }
            said.append(next);
        }
        return said.toString().strip();
    }

    private static String tame(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
            case Character.SURROGATE -> "\uFFFD";
            default -> Character.toString(point);
        };
    }

    /// Nothing of the secret.
    @Override
    public String toString() {
        return "Discretion";
    }
}
