package dev.blockdata.export;

import java.util.ArrayList;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;

/// Expressions of DuckDB's SQL that take a value from its text by the type that the schema gives
/// it. One that does not fit is an error, never another value.
final class DuckValues {

    private DuckValues() {}

    /// The value that stands in a column of text.
    static String of(ColumnType type, String text) {
        return switch (type) {
            case ColumnType.Text _, ColumnType.Json _ -> text;
            case ColumnType.Whole _ -> "cast(" + text + " as bigint)";
            case ColumnType.Real _ -> "cast(" + text + " as double)";
            case ColumnType.Truth _ -> "cast(" + text + " as boolean)";
            case ColumnType.Moment _ -> "cast(" + text + " as timestamp with time zone)";
            case ColumnType.ListOf _, ColumnType.Struct _ ->
                    json(type, "cast(" + text + " as json)", 0);
        };
    }

    /// The value of JSON that stands inside of a column; `depth` keeps the names of its variables
    /// apart.
    static String json(ColumnType type, String json, int depth) {
        return switch (type) {
            case ColumnType.Json _ -> "cast(nullif(" + json + ", 'null') as varchar)";
            case ColumnType.ListOf(var element) -> {
                var each = "e" + depth;
                yield "list_transform(cast(%s as json[]), lambda %s: %s)"
                        .formatted(json, each, json(element, each, depth + 1));
            }
            case ColumnType.Struct(var members, var open) ->
                    "case when json_type(%s) = 'OBJECT' then struct_pack(%s) end"
                            .formatted(json, members(members, open, json, depth));
            default -> of(type, "json_extract_string(" + json + ", '$')");
        };
    }

    private static String members(
            SequencedMap<String, ColumnType> members, boolean open, String json, int depth) {
        var packed = new ArrayList<String>();
        members.forEach((member, type) ->
                packed.add(
                        name(member)
                                + " := "
                                + json(
                                        type,
                                        "json_extract(%s, %s)"
                                                .formatted(json, literal(pointer(member))),
                                        depth)));
        if (open) {
            var known =
                    members.keySet().stream()
                            .map(member -> "%s, null".formatted(literal(member)))
                            .collect(Collectors.joining(", ", "json_object(", ")"));
            packed.add(
                    name(free(members))
                            + " := nullif(cast(json_merge_patch(%s, %s) as varchar), '{}')"
                                    .formatted(json, known));
        }
        return String.join(", ", packed);
    }

    /// The member for what the schema does not name.
    private static String free(SequencedMap<String, ColumnType> members) {
        var name = "others";
        while (members.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            name = "_" + name;
        }
        return name;
    }

    /// A pointer of RFC 6901.
    static String pointer(String member) {
        return JsonPointer.empty().appendProperty(member).toString();
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
