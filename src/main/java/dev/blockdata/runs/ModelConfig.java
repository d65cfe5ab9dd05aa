package dev.blockdata.runs;

import dev.blockdata.blocks.BlockType;
import dev.blockdata.http.Findings;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Checks a run's own settings for the model. What is not known is refused, so that a mistyped key
/// is not silently the default.
final class ModelConfig {

    static final int MOST_CONCURRENT = 1000;

    private static final String AT = "/model_config";
    private static final int LONGEST_MODEL = 200;
    private static final int MOST_TOKENS = 64_000;
    private static final int HOTTEST = 2;
    private static final int LONGEST = 20_000;
    private static final int MOST_RULES = 50;
    private static final Set<String> OF_A_RULE = Set.of("block_types", "max_chars", "model");
    private static final Set<String> KNOWN =
            Set.of(
                    "model",
                    "temperature",
                    "max_tokens_per_block",
                    "routing",
                    "concurrency",
                    "budget");

    private ModelConfig() {}

    /// The settings as they are kept; null and absent mean none.
    static String checked(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return "{}";
        }
        var findings = new Findings();
        findings.require(given.isObject(), AT, "must be an object");
        if (given.isObject()) {
            check(given, findings);
        }
        String text = given.toString();
        findings.require(text.length() <= LONGEST, AT, "is too long");
        findings.throwIfAny();
        return text;
    }

    private static void check(JsonNode given, Findings findings) {
        given.propertyNames()
                .forEach(name ->
                        findings.require(
                                KNOWN.contains(name),
                                AT + JsonPointer.empty().appendProperty(name),
                                "is not known here"));
        optional(
                given,
                "model",
                findings,
                "must be a name of 1 to 200 characters",
                v ->
                        v.isString()
                                && !v.stringValue().isBlank()
                                && v.stringValue().length() <= LONGEST_MODEL);
        optional(
                given,
                "temperature",
                findings,
                "must be a number from 0 to 2",
                v ->
                        v.isNumber()
                                && v.decimalValue().signum() >= 0
                                && v.decimalValue().compareTo(BigDecimal.valueOf(HOTTEST)) <= 0);
        optional(
                given,
                "max_tokens_per_block",
                findings,
                "must be a whole number from 1 to 64000",
                v -> isWhole(v, MOST_TOKENS));
        optional(
                given,
                "concurrency",
                findings,
                "must be a whole number from 1 to 1000",
                v -> isWhole(v, MOST_CONCURRENT));
        checkRouting(given.path("routing"), findings);
        optional(
                given,
                "budget",
                findings,
                "must be an amount of at least 0",
                v -> v.isNumber() && v.decimalValue().signum() >= 0);
    }

    private static void checkRouting(JsonNode rules, Findings findings) {
        if (rules.isMissingNode() || rules.isNull()) {
            return;
        }
        String at = AT + "/routing";
        findings.require(
                rules.isArray() && rules.size() <= MOST_RULES,
                at,
                "must be a list of at most " + MOST_RULES + " rules");
        for (int i = 0; rules.isArray() && i < rules.size(); i++) {
            checkRule(rules.get(i), at + "/" + i, findings);
        }
    }

    private static void checkRule(JsonNode rule, String at, Findings findings) {
        findings.require(rule.isObject(), at, "must be an object");
        if (!rule.isObject()) {
            return;
        }
        rule.propertyNames()
                .forEach(name ->
                        findings.require(
                                OF_A_RULE.contains(name),
                                at + JsonPointer.empty().appendProperty(name),
                                "is not known here"));
        JsonNode model = rule.path("model");
        findings.require(
                model.isString()
                        && !model.stringValue().isBlank()
                        && model.stringValue().length() <= LONGEST_MODEL,
                at + "/model",
                "must be a name of 1 to 200 characters");
        JsonNode types = rule.path("block_types");
        findings.require(
                types.isMissingNode()
                        || types.isNull()
                        || (types.isArray()
                                && types.valueStream()
                                        .allMatch(type ->
                                                type.isString()
                                                        && BlockType.isKnown(type.stringValue()))),
                at + "/block_types",
                "must be a list of block types");
        JsonNode most = rule.path("max_chars");
        findings.require(
                most.isMissingNode() || most.isNull() || isWhole(most, Integer.MAX_VALUE),
                at + "/max_chars",
                "must be a whole number of at least 1");
    }

    private static void optional(
            JsonNode given,
            String name,
            Findings findings,
            String message,
            java.util.function.Predicate<JsonNode> holds) {
        JsonNode value = given.get(name);
        findings.require(
                value == null || value.isNull() || holds.test(value), AT + "/" + name, message);
    }

    private static boolean isWhole(JsonNode value, int most) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= 1
                && value.intValue() <= most;
    }
}
