package dev.blockdata.runs;

import dev.blockdata.http.Findings;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
                                AT + "/" + escape(name),
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
        optional(
                given,
                "routing",
                findings,
                "must be a list of objects",
                v -> v.isArray() && v.valueStream().allMatch(JsonNode::isObject));
        optional(
                given,
                "budget",
                findings,
                "must be an amount of at least 0",
                v -> v.isNumber() && v.decimalValue().signum() >= 0);
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

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
