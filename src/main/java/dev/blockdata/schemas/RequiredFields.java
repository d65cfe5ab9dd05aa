package dev.blockdata.schemas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds fields that are required and can never be there, so that no answer could ever be valid.
///
/// Only what is certain is told. What judges one object together is the schema, its `allOf` and its
/// `$ref`; where one of these closes the object (`additionalProperties: false`) and knows no such
/// field, or knows it as `false`, the field cannot exist, whatever the others say. Branches
/// (`anyOf`, `if`, `not` and the like) are left alone: another one may hold. Below the top an
/// object is looked at only where nothing but an object is allowed.
final class RequiredFields {

    private final JsonNode root;
    private final Set<String> seen = new HashSet<>();
    private final ArrayDeque<LocalRefs.Found> open = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>();

    private RequiredFields(JsonNode root) {
        this.root = root;
    }

    /// @param root an artifact's answer schema, whose references are known to lead somewhere
    static List<Finding> check(JsonNode root) {
        var fields = new RequiredFields(root);
        fields.look(new LocalRefs.Found("", root), true);
        while (!fields.open.isEmpty()) {
            fields.look(fields.open.remove(), false);
        }
        return List.copyOf(new HashSet<>(fields.findings));
    }

    private void look(LocalRefs.Found at, boolean objectsOnly) {
        if (!seen.add(at.pointer())) {
            return;
        }
        List<LocalRefs.Found> together = together(at);
        together.forEach(this::openBelow);
        if (objectsOnly
                || together.stream()
                        .anyMatch(one -> one.schema().path("type").asString("").equals("object"))) {
            together.forEach(one -> checkRequired(one, together));
        }
    }

    /// All schemas that judge the same value as this one and have to hold.
    private List<LocalRefs.Found> together(LocalRefs.Found first) {
        List<LocalRefs.Found> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        var queue = new ArrayDeque<LocalRefs.Found>();
        queue.add(first);
        while (!queue.isEmpty()) {
            LocalRefs.Found at = queue.remove();
            if (!known.add(at.pointer())) {
                continue;
            }
            all.add(at);
            JsonNode parts = at.schema().path("allOf");
            for (int i = 0; i < parts.size(); i++) {
                queue.add(new LocalRefs.Found(at.pointer() + "/allOf/" + i, parts.get(i)));
            }
            at.schema()
                    .path("$ref")
                    .stringValueOpt()
                    .flatMap(ref -> LocalRefs.find(root, ref))
                    .ifPresent(queue::add);
        }
        return all;
    }

    private void openBelow(LocalRefs.Found at) {
        for (var field : at.schema().path("properties").properties()) {
            open.add(
                    new LocalRefs.Found(
                            at.pointer() + "/properties" + Finding.step(field.getKey()),
                            field.getValue()));
        }
        if (at.schema().path("items").isObject()) {
            open.add(new LocalRefs.Found(at.pointer() + "/items", at.schema().get("items")));
        }
    }

    private void checkRequired(LocalRefs.Found at, List<LocalRefs.Found> together) {
        JsonNode names = at.schema().path("required");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asString("");
            if (together.stream().anyMatch(one -> excludes(one.schema(), name))) {
                findings.add(
                        new Finding(
                                at.pointer() + "/required/" + i,
                                "asks for the field "
                                        + name
                                        + ", which can never be there: it is none of the fields allowed"));
            }
        }
    }

    private static boolean excludes(JsonNode schema, String name) {
        JsonNode field = schema.path("properties").path(name);
        if (!field.isMissingNode()) {
            return field.isBoolean() && !field.booleanValue();
        }
        JsonNode others = schema.path("additionalProperties");
        return others.isBoolean()
                && !others.booleanValue()
                && schema.path("patternProperties").propertyNames().stream()
                        .noneMatch(regex -> mayMatch(regex, name));
    }

    private static boolean mayMatch(String regex, String name) {
        try {
            return new BoundedPattern(regex).matches(name);
        } catch (BoundedPattern.TooCostly | StackOverflowError _) {
            return true;
        }
    }
}
