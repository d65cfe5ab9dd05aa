package dev.blockdata.schemas;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON that was written elsewhere, and refuses what other readers would silently change or
/// choke on: duplicate keys, numbers that no IEEE double holds, U+0000, lone surrogates, and more
/// than it is told to take.
///
/// A decimal may lose digits on the way into a double, as in every JSON reader and in RFC 8785
/// itself; an integer may not, and neither may a number become infinite or zero. Nesting is walked
/// with a stack of its own, so that no depth overflows the thread's.
final class StrictJson {

    /// What came of reading.
    sealed interface Outcome {

        /// Sound JSON, as a tree.
        record Tree(JsonNode root) implements Outcome {}

        /// Not JSON at all.
        record Malformed(String message, @Nullable Integer line, @Nullable Integer column)
                implements Outcome {}

        /// JSON, but not to be taken.
        record Refused(List<Finding> findings) implements Outcome {}
    }

    private static final int MOST_FINDINGS = 50;
    private static final int LONGEST_NUMBER = 1000;
    private static final int SAFE_DIGITS = 15;
    private static final Pattern ZERO = Pattern.compile("[-0.]*(?:[eE].*)?");
    private static final Pattern PARSER_DETAIL =
            Pattern.compile("\\s*\\((?:for|start marker)[^)]*\\)|\\s*\\(`?[A-Z_a-z.]*`?\\)$");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(Integer.MAX_VALUE)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .build();

    private final JsonParser parser;
    private final int maxDepth;
    private final ArrayList<Level> levels = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private StrictJson(JsonParser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    static Outcome read(String text, int maxBytes, int maxDepth) {
        if (longerThan(text, maxBytes)) {
            return refused("is larger than " + size(maxBytes));
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            return new StrictJson(parser, maxDepth).read();
        } catch (JacksonException e) {
            var at = e.getLocation();
            String words = PARSER_DETAIL.matcher(e.getOriginalMessage()).replaceAll("");
            return at == null
                    ? new Outcome.Malformed(words, null, null)
                    : new Outcome.Malformed(words, at.getLineNr(), at.getColumnNr());
        }
    }

    /// The same for a tree that somebody else parsed; duplicate keys are gone by then.
    static Outcome read(JsonNode tree, int maxBytes, int maxDepth) {
        try (JsonParser parser = MAPPER.treeAsTokens(tree)) {
            Outcome outcome = new StrictJson(parser, maxDepth).read();
            boolean tooLarge =
                    outcome instanceof Outcome.Tree(var root)
                            && longerThan(root.toString(), maxBytes);
            return tooLarge ? refused("is larger than " + size(maxBytes)) : outcome;
        }
    }

    private Outcome read() {
        JsonNode root = null;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (root != null && levels.isEmpty()) {
                return new Outcome.Malformed(
                        "Something follows the end of the JSON value", line(), column());
            }
            JsonNode made = take(token);
            root = root == null ? made : root;
            if (levels.size() > maxDepth) {
                findings.add(new Finding(here(), "is nested deeper than " + maxDepth + " levels"));
                return new Outcome.Refused(findings);
            }
        }
        if (root == null) {
            return new Outcome.Malformed("There is nothing to read", null, null);
        }
        return findings.isEmpty() ? new Outcome.Tree(root) : new Outcome.Refused(findings);
    }

    private @Nullable JsonNode take(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> open(NODES.objectNode());
            case START_ARRAY -> open(NODES.arrayNode());
            case END_OBJECT, END_ARRAY -> {
                levels.removeLast();
                yield null;
            }
            case PROPERTY_NAME -> {
                levels.getLast().name(parser.currentName(), this);
                yield null;
            }
            case VALUE_STRING -> {
                JsonNode value = add(NODES.stringNode(parser.getString()));
                checkText(value.stringValue());
                yield value;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
            case VALUE_TRUE -> add(NODES.booleanNode(true));
            case VALUE_FALSE -> add(NODES.booleanNode(false));
            case VALUE_NULL -> add(NODES.nullNode());
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("no JSON: " + token);
        };
    }

    private JsonNode open(JsonNode container) {
        add(container);
        levels.add(new Level(container));
        return container;
    }

    private JsonNode add(JsonNode value) {
        if (!levels.isEmpty()) {
            levels.getLast().add(value);
        }
        return value;
    }

    private JsonNode number(JsonToken token) {
        String text = parser.getString();
        String wrong = wrongWithNumber(text, token == JsonToken.VALUE_NUMBER_INT);
        if (wrong != null) {
            JsonNode stand = add(NODES.nullNode());
            find(wrong);
            return stand;
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return add(NODES.numberNode(new BigDecimal(text)));
        }
        if (text.length() <= SAFE_DIGITS) {
            long value = Long.parseLong(text);
            return add(
                    value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value));
        }
        BigInteger value = new BigInteger(text);
        return add(
                value.bitLength() < Long.SIZE
                        ? NODES.numberNode(value.longValue())
                        : NODES.numberNode(value));
    }

    private static @Nullable String wrongWithNumber(String text, boolean integer) {
        if (integer && text.length() <= SAFE_DIGITS) {
            return null;
        }
        if (text.length() > LONGEST_NUMBER) {
            return "is a number of more than " + LONGEST_NUMBER + " characters";
        }
        double value = Double.parseDouble(text);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "is a number too large for an IEEE double";
        }
        if (value == 0 && !ZERO.matcher(text).matches()) {
            return "is a number too small for an IEEE double";
        }
        if (integer && new BigDecimal(text).compareTo(new BigDecimal(value)) != 0) {
            return "is a whole number that no IEEE double holds exactly; write it as text";
        }
        return null;
    }

    private void checkText(String text) {
        if (text.indexOf('\0') >= 0) {
            find("contains the character U+0000");
        }
        if (hasLoneSurrogate(text)) {
            find("contains half of a surrogate pair, which is no character");
        }
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private void find(String message) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(here(), message));
        }
    }

    /// Where the parser stands: the value or name read last.
    private String here() {
        var path = new StringBuilder();
        for (Level level : levels) {
            path.append(level.step());
        }
        return path.toString();
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int column() {
        return parser.currentTokenLocation().getColumnNr();
    }

    private static boolean longerThan(String text, int maxBytes) {
        if (text.length() > maxBytes) {
            return true;
        }
        return text.length() > maxBytes / 3
                && text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > maxBytes;
    }

    private static String size(int bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : (bytes >> 10) + " kB";
    }

    private static Outcome refused(String message) {
        return new Outcome.Refused(List.of(new Finding("", message)));
    }

    /// An object or array that is not closed yet, and where in it the parser stands.
    private static final class Level {

        private final JsonNode container;
        private @Nullable String name;
        private int index = -1;

        Level(JsonNode container) {
            this.container = container;
        }

        void name(String next, StrictJson reader) {
            name = next;
            if (container.has(next)) {
                reader.find("is given twice");
            }
            reader.checkText(next);
        }

        void add(JsonNode value) {
            index++;
            switch (container) {
                case ObjectNode object -> object.set(name == null ? "" : name, value);
                case ArrayNode array -> array.add(value);
                default -> throw new IllegalStateException();
            }
        }

        String step() {
            if (name != null) {
                return Finding.step(name);
            }
            return index < 0 ? "" : "/" + index;
        }
    }
}
