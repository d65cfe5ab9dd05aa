package dev.blockdata.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What fields may be called, at the top of an artifact and in every object below: each becomes a
/// column, a property of a node, a line in a form.
final class FieldNames {

    private static final int LONGEST = 64;

    private FieldNames() {}

    /// @param properties the value of a `properties` keyword
    /// @param at the pointer to it
    static List<Finding> check(JsonNode properties, String at) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (String name : properties.propertyNames()) {
            checkName(name, at + Finding.step(name), findings);
            String other =
                    seen.putIfAbsent(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), name);
            if (other != null) {
                findings.add(
                        new Finding(
                                at + Finding.step(name),
                                "differs from the field " + other + " only in case"));
            }
        }
        return findings;
    }

    private static void checkName(String name, String at, List<Finding> findings) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > LONGEST) {
            findings.add(
                    new Finding(
                            at,
                            "is a field name of " + length + " characters, not 1 to " + LONGEST));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            findings.add(new Finding(at, "is a field name with a control character"));
        }
    }
}
