package dev.blockdata.integrations.neo4j;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of a label, of a relationship's type or of a property: the only text of others that
/// stands in a statement, all else being a parameter.
final class Identifier {

    static final int LONGEST = 63;
    static final String RULE =
            "is a name of 1 to "
                    + LONGEST
                    + " letters A to Z, digits and _ that begins with a letter";

    private static final Pattern PATTERN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]{0," + (LONGEST - 1) + "}");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");

    private Identifier() {}

    static boolean matches(@Nullable String name) {
        return name != null && PATTERN.matcher(name).matches();
    }

    /// As it stands in a statement. Nothing but a name gets here, and if it did, it would go no
    /// further.
    static String quoted(String name) {
        if (!matches(name)) {
            throw new IllegalArgumentException("no name of a graph");
        }
        return "`" + name + "`";
    }

    /// A property's name after any text.
    static String after(String text) {
        var plain = OTHER.matcher(text).replaceAll("_");
        var begun = plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "f_" + plain : plain;
        return begun.substring(0, Math.min(begun.length(), LONGEST));
    }
}
