package dev.blockdata.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.row.StructAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Random values full of what formats stumble over, and whether a table holds them.
final class Naughty {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> BITS =
            List.of(
                    "=", "'", "\"", "\"\"", ",", ";", "\r\n", "\n", "\r", "\t", "\\.", "\\", "null",
                    "NULL", "é", "👩‍🚀", "\u2028", "\u0001", "\u200b", " ", "a", "-1", "1e5", "{}",
                    "[1", "%s", "<b>", "\ufeff");

    private Naughty() {}

    static String text(Random random) {
        var text = new StringBuilder();
        for (var n = random.nextInt(5); n >= 0; n--) {
            text.append(BITS.get(random.nextInt(BITS.size())));
        }
        return text.toString();
    }

    static Map<String, Object> value(Random random) {
        var value = new LinkedHashMap<String, @Nullable Object>();
        maybe(random, value, "zeta", text(random));
        maybe(random, value, "alpha", random.nextLong());
        maybe(random, value, "ratio", random.nextGaussian() * Math.pow(10, random.nextInt(6)));
        maybe(random, value, "sure", random.nextBoolean());
        maybe(random, value, "tags", texts(random));
        maybe(random, value, "either", random.nextBoolean() ? text(random) : random.nextInt());
        maybe(
                random,
                value,
                "any",
                random.nextBoolean() ? text(random) : List.of(text(random), 1, true));
        return value;
    }

    private static List<String> texts(Random random) {
        var texts = new ArrayList<String>();
        for (var n = random.nextInt(4); n > 0; n--) {
            texts.add(text(random));
        }
        return texts;
    }

    private static void maybe(
            Random random, Map<String, @Nullable Object> value, String name, Object what) {
        if (random.nextInt(4) > 0) {
            value.put(name, what);
        }
    }

    /// The cells of a row of CSV, each with the one apostrophe that may stand before it.
    static void assertCells(Map<String, String> cells, @Nullable JsonNode value) {
        for (var name : List.of("zeta", "alpha", "ratio", "sure", "tags", "either", "any")) {
            var expected = value == null ? null : value.get(name);
            var cell = cells.get(name);
            if (expected == null) {
                assertThat(cell).isNull();
            } else if (expected.isString()) {
                assertThat(List.of(cell, cell.replaceFirst("^'", "")))
                        .contains(expected.asString());
            } else if (expected.isNumber()) {
                assertThat(Double.parseDouble(cell)).isEqualTo(expected.asDouble());
            } else {
                assertThat(JSON.readTree(cell)).isEqualTo(expected);
            }
        }
    }

    /// A row of Parquet.
    static void assertRow(StructAccessor row, @Nullable JsonNode value) {
        for (var name : List.of("zeta", "alpha", "ratio", "sure", "tags", "either", "any")) {
            assertThat(row.isNull(name)).isEqualTo(value == null || !value.has(name));
        }
        if (value == null) {
            return;
        }
        value.properties()
                .forEach(entry -> {
                    var name = entry.getKey();
                    var expected = entry.getValue();
                    switch (name) {
                        case "zeta" ->
                                assertThat(row.getString(name)).isEqualTo(expected.asString());
                        case "alpha" -> assertThat(row.getLong(name)).isEqualTo(expected.asLong());
                        case "ratio" ->
                                assertThat(row.getDouble(name)).isEqualTo(expected.asDouble());
                        case "sure" ->
                                assertThat(row.getBoolean(name)).isEqualTo(expected.asBoolean());
                        case "tags" ->
                                assertThat(row.getList(name).strings())
                                        .containsExactlyElementsOf(
                                                expected.valueStream()
                                                        .map(JsonNode::asString)
                                                        .toList());
                        default ->
                                assertThat(JSON.readTree(row.getString(name))).isEqualTo(expected);
                    }
                });
    }
}
