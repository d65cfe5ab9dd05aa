package dev.blockdata.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an artifact must fulfil to be registered, beyond being sound JSON.
final class ArtifactRules {

    private static final int MOST_FIELDS = 200;
    private static final Pattern THIS_DRAFT =
            Pattern.compile("https?://json-schema\\.org/draft/2020-12/schema#?");
    private static final Pattern OLDER_DRAFT =
            Pattern.compile("https?://json-schema\\.org/(?:draft-0[4-7]|draft/2019-09)/schema#?");

    private ArtifactRules() {}

    static List<Finding> check(JsonNode artifact) {
        if (!artifact.isObject()) {
            return List.of(new Finding("", "must be a JSON object"));
        }
        var findings = new ArrayList<Finding>();
        checkProperties(artifact.get("properties"), findings);
        checkDraft(artifact, findings);
        findings.addAll(SchemaLanguage.checkSchema(artifact));
        if (findings.isEmpty()) {
            checkTopType(artifact.get("type"), findings);
            boolean older = OLDER_DRAFT.matcher(artifact.path("$schema").asString("")).matches();
            findings.addAll(SchemaGraph.check(AnswerSchema.body(artifact), older));
        }
        if (findings.isEmpty()) {
            findings.addAll(RequiredFields.check(AnswerSchema.body(artifact)));
        }
        if (findings.isEmpty()) {
            checkThatItCompiles(artifact, findings);
        }
        return findings;
    }

    private static void checkProperties(@Nullable JsonNode properties, List<Finding> findings) {
        String at = "/properties";
        if (properties == null) {
            findings.add(new Finding(at, "is missing: it names the fields to fill"));
            return;
        }
        if (!properties.isObject()) {
            findings.add(new Finding(at, "must be an object of fields"));
            return;
        }
        if (properties.isEmpty()) {
            findings.add(new Finding(at, "must name at least one field"));
        }
        if (properties.size() > MOST_FIELDS) {
            findings.add(
                    new Finding(
                            at, "has " + properties.size() + " fields, more than " + MOST_FIELDS));
        }
        findings.addAll(FieldNames.check(properties, at));
    }

    private static void checkDraft(JsonNode artifact, List<Finding> findings) {
        String draft = artifact.path("$schema").asString("");
        if (!draft.isEmpty()
                && !THIS_DRAFT.matcher(draft).matches()
                && !OLDER_DRAFT.matcher(draft).matches()) {
            findings.add(
                    new Finding(
                            "/$schema",
                            "names a language unknown here; "
                                    + SchemaLanguage.DRAFT
                                    + " is spoken"));
        }
    }

    private static void checkTopType(@Nullable JsonNode type, List<Finding> findings) {
        boolean takesObject =
                type == null
                        || type.asString("").equals("object")
                        || type.valueStream().anyMatch(one -> one.asString("").equals("object"));
        if (!takesObject) {
            findings.add(new Finding("/type", "must be object: an answer is an object of fields"));
        }
    }

    private static void checkThatItCompiles(JsonNode artifact, List<Finding> findings) {
        try {
            SchemaLanguage.compile(AnswerSchema.body(artifact));
        } catch (RuntimeException | StackOverflowError e) {
            findings.add(new Finding("", "cannot be used as a schema: " + e.getMessage()));
        }
    }
}
