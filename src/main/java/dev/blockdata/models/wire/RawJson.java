package dev.blockdata.models.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// A JSON value as it was written, taken apart one level at a time.
///
/// A tree would have dropped what has to be judged later: keys given twice, numbers that are too
/// large. Nothing here recurses, so that no depth overflows the stack.
public record RawJson(String text) {

    /// It is not JSON; the words say where it stops being so.
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1;

        Malformed(String words) {
            super(words);
        }
    }

    private static final RawJson NULL = new RawJson("null");
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

    /// The same from bytes, which have to be UTF-8.
    public static RawJson read(byte[] bytes) throws Malformed {
        try {
            return read(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("it is not UTF-8");
        }
    }

    /// One whole JSON value and nothing around it but white space.
    public static RawJson read(String text) throws Malformed {
        int depth = 0;
        int values = 0;
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    parser.finishToken();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                values += depth == 0 ? 1 : 0;
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Malformed(
                    at == null
                            ? "it stops being JSON"
                            : "it stops being JSON at line "
                                    + at.getLineNr()
                                    + ", column "
                                    + at.getColumnNr());
        }
        if (values != 1) {
            throw new Malformed(values == 0 ? "it is empty" : "more than one value is there");
        }
        return new RawJson(text.strip());
    }

    public boolean isObject() {
        return text.startsWith("{");
    }

    public boolean isNull() {
        return text.equals("null");
    }

    /// The members of an object, in their order, a name that is given twice twice; none of anything
    /// else.
    public List<Map.Entry<String, RawJson>> fields() {
        List<Map.Entry<String, RawJson>> fields = new ArrayList<>();
        if (!isObject()) {
            return fields;
        }
        for (int at = next(1); text.charAt(at) != '}'; at = next(at)) {
            int end = end(at);
            String name = new RawJson(text.substring(at, end)).string().orElseThrow();
            int value = next(end);
            int valueEnd = end(value);
            fields.add(Map.entry(name, new RawJson(text.substring(value, valueEnd))));
            at = valueEnd;
        }
        return fields;
    }

    /// The elements of an array; none of anything else.
    public List<RawJson> elements() {
        List<RawJson> elements = new ArrayList<>();
        if (!text.startsWith("[")) {
            return elements;
        }
        for (int at = next(1); text.charAt(at) != ']'; at = next(at)) {
            int end = end(at);
            elements.add(new RawJson(text.substring(at, end)));
            at = end;
        }
        return elements;
    }

    /// The member of that name, the last if there are several, JSON null if there is none.
    public RawJson at(String name) {
        RawJson found = NULL;
        for (var field : fields()) {
            found = field.getKey().equals(name) ? field.getValue() : found;
        }
        return found;
    }

    /// The member of that name if there is exactly one.
    public Optional<RawJson> once(String name) {
        List<RawJson> all =
                fields().stream()
                        .filter(field -> field.getKey().equals(name))
                        .map(Map.Entry::getValue)
                        .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /// What a JSON string says.
    public Optional<String> string() {
        return text.startsWith("\"")
                ? Optional.of(MAPPER.readValue(text, String.class))
                : Optional.empty();
    }

    /// A count, zero of anything that is none.
    public long count() {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /// Past white space, commas and colons.
    private int next(int from) {
        int at = from;
        while (" \t\r\n,:".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /// Where the value that begins there ends.
    private int end(int from) {
        int depth = 0;
        int at = from;
        do {
            char c = text.charAt(at);
            if (c == '"') {
                at = endOfString(at);
            } else if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                depth--;
                at++;
            } else {
                at = depth == 0 ? endOfWord(at) : at + 1;
            }
        } while (depth > 0);
        return at;
    }

    private int endOfString(int from) {
        int at = from + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int endOfWord(int from) {
        int at = from;
        while (at < text.length() && " \t\r\n,]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
