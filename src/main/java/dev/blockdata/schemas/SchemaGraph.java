package dev.blockdata.schemas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/// All schemas that an artifact is made of and what they refer to: finds references that leave the
/// document, lead nowhere or never end, and patterns that do not compile.
final class SchemaGraph {

    private static final int LONGEST_CHAIN = 100;
    private static final Set<String> RETIRED =
            Set.of("dependencies", "additionalItems", "$recursiveRef", "$recursiveAnchor");

    private final JsonNode root;
    private final boolean olderDraft;
    private final Map<String, List<String>> inPlace = new LinkedHashMap<>();
    private final ArrayDeque<LocalRefs.Found> open = new ArrayDeque<>();
    private final ArrayDeque<LocalRefs.Found> targets = new ArrayDeque<>();
    private final List<Finding> findings = new ArrayList<>();

    private SchemaGraph(JsonNode root, boolean olderDraft) {
        this.root = root;
        this.olderDraft = olderDraft;
    }

    /// @param olderDraft whether the artifact calls itself one of an older draft, whose retired
    ///   keywords would be silently ignored today
    static List<Finding> check(JsonNode root, boolean olderDraft) {
        var graph = new SchemaGraph(root, olderDraft);
        graph.walk();
        graph.checkThatChainsEnd();
        return graph.findings;
    }

    private void walk() {
        open.add(new LocalRefs.Found("", root));
        while (!open.isEmpty() || !targets.isEmpty()) {
            boolean known = !open.isEmpty();
            LocalRefs.Found at = known ? open.remove() : targets.remove();
            if (inPlace.containsKey(at.pointer())) {
                continue;
            }
            List<Finding> wrong = known ? List.of() : SchemaLanguage.checkSchema(at.schema());
            wrong.forEach(
                    one -> findings.add(new Finding(at.pointer() + one.pointer(), one.message())));
            List<String> edges = new ArrayList<>();
            inPlace.put(at.pointer(), edges);
            if (wrong.isEmpty()) {
                visit(at, edges);
            }
        }
    }

    private void visit(LocalRefs.Found at, List<String> edges) {
        for (SchemaPositions.Child child : SchemaPositions.in(at.schema())) {
            var found = new LocalRefs.Found(at.pointer() + child.path(), child.schema());
            open.add(found);
            if (child.inPlace()) {
                edges.add(found.pointer());
            }
        }
        for (String keyword : List.of("$ref", "$dynamicRef")) {
            follow(at, keyword)
                    .ifPresent(target -> {
                        targets.add(target);
                        edges.add(target.pointer());
                    });
        }
        checkPatterns(at);
        checkKeywords(at);
        if (!at.pointer().isEmpty() && at.schema().path("properties").isObject()) {
            findings.addAll(
                    FieldNames.check(at.schema().get("properties"), at.pointer() + "/properties"));
        }
    }

    private Optional<LocalRefs.Found> follow(LocalRefs.Found at, String keyword) {
        JsonNode ref = at.schema().path(keyword);
        if (!ref.isString()) {
            return Optional.empty();
        }
        String pointer = at.pointer() + Finding.step(keyword);
        if (!ref.stringValue().startsWith("#")) {
            findings.add(
                    new Finding(
                            pointer,
                            "refers to another document; only references within this one (#…) are followed"));
            return Optional.empty();
        }
        Optional<LocalRefs.Found> target = LocalRefs.find(root, ref.stringValue());
        if (target.isEmpty()) {
            findings.add(
                    new Finding(
                            pointer,
                            "refers to " + ref.stringValue() + ", where no schema stands"));
        }
        return target;
    }

    private void checkPatterns(LocalRefs.Found at) {
        at.schema()
                .path("pattern")
                .stringValueOpt()
                .ifPresent(regex -> checkPattern(regex, at.pointer() + "/pattern"));
        at.schema()
                .path("patternProperties")
                .propertyNames()
                .forEach(regex ->
                        checkPattern(
                                regex, at.pointer() + "/patternProperties" + Finding.step(regex)));
    }

    private void checkPattern(String regex, String pointer) {
        try {
            new BoundedPattern(regex);
        } catch (PatternSyntaxException e) {
            findings.add(new Finding(pointer, "is no regular expression: " + e.getDescription()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError _) {
            findings.add(new Finding(pointer, "is no regular expression that can be used here"));
        }
    }

    private void checkKeywords(LocalRefs.Found at) {
        if (!at.pointer().isEmpty()) {
            for (String keyword : List.of("$id", "$schema")) {
                if (at.schema().has(keyword)) {
                    findings.add(
                            new Finding(
                                    at.pointer() + "/" + keyword,
                                    "belongs at the top of the artifact only"));
                }
            }
        }
        if (olderDraft) {
            at.schema().propertyNames().stream()
                    .filter(RETIRED::contains)
                    .forEach(keyword ->
                            findings.add(
                                    new Finding(
                                            at.pointer() + "/" + keyword,
                                            "means nothing in draft 2020-12, as which this is read")));
        }
    }

    /// A chain of schemas that all judge the same value has to end, and soon: what can be taken
    /// away from its front again and again until nothing is left has no circle in it.
    private void checkThatChainsEnd() {
        Map<String, Integer> incoming = new HashMap<>();
        inPlace.values().forEach(edges -> edges.forEach(to -> incoming.merge(to, 1, Integer::sum)));
        Map<String, Integer> depth = new HashMap<>();
        var free = new ArrayDeque<String>();
        inPlace.keySet().stream().filter(at -> !incoming.containsKey(at)).forEach(free::add);
        int taken = 0;
        while (!free.isEmpty()) {
            String at = free.remove();
            taken++;
            int below = depth.getOrDefault(at, 0) + 1;
            if (below == LONGEST_CHAIN) {
                findings.add(
                        new Finding(
                                at,
                                "is reached through more than " + LONGEST_CHAIN + " references"));
            }
            for (String to : inPlace.getOrDefault(at, List.of())) {
                depth.merge(to, below, Math::max);
                if (incoming.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            }
        }
        if (taken < inPlace.size() && findings.isEmpty()) {
            String circle =
                    inPlace.keySet().stream()
                            .filter(at -> incoming.getOrDefault(at, 0) > 0)
                            .findFirst()
                            .orElse("");
            findings.add(new Finding(circle, "refers to itself without an end"));
        }
    }
}
