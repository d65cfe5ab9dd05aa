package dev.blockdata.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaArtifactTest {

    private static final String REF = "\"schema_ref\":\"t\",";
    private static final String FIELD = "\"properties\":{\"a\":{}}";

    static Stream<Arguments> wrongArtifacts() {
        return Stream.of(
                Arguments.of("[1]", ""),
                Arguments.of("\"text\"", ""),
                Arguments.of("{" + REF + "\"x\":1}", "/properties"),
                Arguments.of("{" + REF + "\"properties\":{}}", "/properties"),
                Arguments.of("{" + REF + "\"properties\":[]}", "/properties"),
                Arguments.of("{" + REF + FIELD + ",\"properties\":{\"b\":{}}}", "/properties"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"type\":\"strin\"}}}",
                        "/properties/a/type"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"minLength\":-1}}}",
                        "/properties/a/minLength"),
                Arguments.of("{" + REF + "\"properties\":{\"a\":7}}", "/properties/a"),
                Arguments.of("{" + REF + "\"properties\":{\"\":{}}}", "/properties/"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"" + "x".repeat(65) + "\":{}}}",
                        "/properties/" + "x".repeat(65)),
                Arguments.of("{" + REF + "\"properties\":{\"a\\tb\":{}}}", "/properties/a\tb"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"Name\":{},\"nAME\":{}}}",
                        "/properties/nAME"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"minimum\":1e400}}}",
                        "/properties/a/minimum"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"minimum\":1e-400}}}",
                        "/properties/a/minimum"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"enum\":[1,9007199254740993]}}}",
                        "/properties/a/enum/1"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a/b~c\":{\"title\":\"\\u0000\"}}}",
                        "/properties/a~1b~0c/title"),
                Arguments.of("{" + REF + "\"properties\":{\"a\\u0000\":{}}}", "/properties/a\0"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"title\":\"\\ud800\"}}}",
                        "/properties/a/title"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"x\":{\"k\":1,\"k\":2}}}}",
                        "/properties/a/x/k"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"pattern\":\"(\"}}}",
                        "/properties/a/pattern"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"patternProperties\":{\"[\":{}}}}}",
                        "/properties/a/patternProperties/["),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"$ref\":\"https://example.org/s\"}}}",
                        "/properties/a/$ref"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"$ref\":\"other.json#/x\"}}}",
                        "/properties/a/$ref"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"properties\":{\"a\":{\"$dynamicRef\":\"file:///etc/passwd\"}}}",
                        "/properties/a/$dynamicRef"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"items\":{\"$ref\":\"#/$defs/no\"}}}}",
                        "/properties/a/items/$ref"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"$ref\":\"#nowhere\"}}}",
                        "/properties/a/$ref"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"prompt_config\":{\"x\":{}},\"properties\":{\"a\":{\"$ref\":\"#/prompt_config/x\"}}}",
                        "/properties/a/$ref"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"x\":{\"type\":\"no\"},\"properties\":{\"a\":{\"$ref\":\"#/x\"}}}",
                        "/x/type"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}",
                        "/properties/a"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"properties\":{\"a\":{\"allOf\":[{\"$ref\":\"#/properties/b\"}]},\"b\":{\"anyOf\":[{\"$ref\":\"#/properties/a\"}]}}}",
                        "/properties/a"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"$id\":\"http://x/y\"}}}",
                        "/properties/a/$id"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"properties\":{\"\":{}}}}}",
                        "/properties/a/properties/"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"properties\":{\"a\":{\"items\":{\"properties\":{\""
                                + "x".repeat(65)
                                + "\":{}}}}}}",
                        "/properties/a/items/properties/" + "x".repeat(65)),
                Arguments.of(
                        "{" + REF + FIELD + ",\"$defs\":{\"d\":{\"properties\":{\"a\\tb\":{}}}}}",
                        "/$defs/d/properties/a\tb"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"properties\":{\"a\":{\"anyOf\":[{\"properties\":{\"Id\":{},\"ID\":{}}}]}}}",
                        "/properties/a/anyOf/0/properties/ID"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":{\"properties\":{\"b\\u0000\":{}}}}}",
                        "/properties/a/properties/b\0"),
                Arguments.of("{" + REF + FIELD + ",\"required\":[\"a\",\"b\"]}", "/required/1"),
                Arguments.of(
                        "{" + REF + "\"properties\":{\"a\":false},\"required\":[\"a\"]}",
                        "/required/0"),
                Arguments.of(
                        "{"
                                + REF
                                + FIELD
                                + ",\"patternProperties\":{\"^x-\":{}},\"required\":[\"y\"]}",
                        "/required/0"),
                Arguments.of(
                        "{"
                                + REF
                                + FIELD
                                + ",\"allOf\":[{\"$ref\":\"#/$defs/d\"}],\"$defs\":{\"d\":{\"properties\":{\"b\":{}},\"required\":[\"b\"]}}}",
                        "/$defs/d/required/0"),
                Arguments.of(
                        "{"
                                + REF
                                + FIELD
                                + ",\"additionalProperties\":true,\"required\":[\"b\"],\"allOf\":[{\"properties\":{\"a\":{}},\"additionalProperties\":false}]}",
                        "/required/0"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"properties\":{\"a\":{\"items\":{\"type\":\"object\",\"required\":[\"b\"],\"additionalProperties\":false}}}}",
                        "/properties/a/items/required/0"),
                Arguments.of("{" + REF + FIELD + ",\"type\":\"array\"}", "/type"),
                Arguments.of(
                        "{" + REF + FIELD + ",\"$schema\":\"https://example.org/mine\"}",
                        "/$schema"),
                Arguments.of(
                        "{"
                                + REF
                                + "\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"properties\":{\"a\":{\"dependencies\":{}}}}",
                        "/properties/a/dependencies"),
                Arguments.of("{\"schema_ref\":\"Not A Ref\"," + FIELD + "}", "/schema_ref"),
                Arguments.of("{\"schema_ref\":7," + FIELD + "}", "/schema_ref"),
                Arguments.of("{\"schema_ref\":\"\",\"title\":\"x\"," + FIELD + "}", "/schema_ref"),
                Arguments.of("{" + FIELD + "}", "/schema_ref"),
                Arguments.of("{\"title\":\"?!\"," + FIELD + "}", "/schema_ref"));
    }

    @ParameterizedTest
    @MethodSource("wrongArtifacts")
    void whatIsWrongIsRefusedWithAPointerToIt(String json, String pointer) {
        assertThat(Given.findings(json)).extracting(Finding::pointer).contains(pointer);
        assertThat(Given.findings(json)).allSatisfy(one -> assertThat(one.message()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{\"a\":}",
                "{'a':1}",
                "nul",
                "{} {}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":01}",
                "// x\n{}",
                "{\"a\":1,}"
            })
    void whatIsNoJsonIsMalformed(String text) {
        assertThat(SchemaArtifact.parse(text))
                .isInstanceOfSatisfying(
                        SchemaArtifact.Parsed.Malformed.class,
                        one ->
                                assertThat(one.message())
                                        .isNotBlank()
                                        .doesNotContain("tools.jackson"));
    }

    @Test
    void aMalformedArtifactTellsItsLine() {
        assertThat(SchemaArtifact.parse("{\n  \"a\": 1\n  \"b\": 2\n}"))
                .isInstanceOfSatisfying(
                        SchemaArtifact.Parsed.Malformed.class,
                        one -> assertThat(one.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":true}",
                "{\"a\":{\"minimum\":0.1,\"maximum\":333333333.33333329}}",
                "{\"a\":{\"enum\":[9007199254740992,1e23,-0,0e99]}}",
                "{\"😀\":{},\"ä b\":{}}",
                "{\"a\":{\"$ref\":\"#/$defs/x\"},\"b\":{\"$ref\":\"#tag\"}},\"$defs\":{\"x\":{\"$anchor\":\"tag\"}}",
                "{\"a\":{\"$ref\":\"#/$defs/a%20b\"}},\"$defs\":{\"a b\":{}}",
                "{\"a\":{\"$ref\":\"#/$defs/t\"}},\"$defs\":{\"t\":{\"properties\":{\"sub\":{\"items\":{\"$ref\":\"#/$defs/t\"}}}}}",
                "{\"a\":{\"pattern\":\"^\\\\p{L}+/\\\\d$\"}},\"$id\":\"https://example.org/x\"",
                "{\"a\":{}},\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"",
                "{\"a\":{}},\"$schema\":\"http://json-schema.org/draft-07/schema#\"",
                "{\"a\":{}},\"prompt_config\":7,\"graph_mapping\":[]",
                "{\"a\":{\"$ref\":\"#/components/x\"}},\"components\":{\"x\":{\"type\":\"string\"}}",
                "{\"a\":{\"x-anything\":{\"$ref\":\"http://elsewhere\"}}}",
                "{\"a\":{}},\"additionalProperties\":true,\"required\":[\"b\"]",
                "{\"a\":{}},\"additionalProperties\":{\"type\":\"string\"},\"required\":[\"b\"]",
                "{\"a\":{}},\"patternProperties\":{\"^x-\":{}},\"required\":[\"a\",\"x-b\"]",
                "{\"a\":{},\"b\":{}},\"allOf\":[{\"properties\":{\"b\":{\"type\":\"string\"}},\"required\":[\"b\"]}]",
                "{\"a\":{}},\"anyOf\":[{\"required\":[\"b\"]},{\"required\":[\"a\"]}]",
                "{\"a\":{}},\"not\":{\"required\":[\"b\"]}",
                "{\"a\":{}},\"if\":{\"required\":[\"b\"]},\"then\":{\"required\":[\"c\"]}",
                "{\"a\":{\"required\":[\"b\"],\"additionalProperties\":false}}",
                "{\"a\":{\"type\":[\"object\",\"null\"],\"required\":[\"b\"],\"additionalProperties\":false}}",
                "{\"a\":{\"type\":\"object\",\"required\":[\"b\"]}}"
            })
    void whatIsSoundIsTaken(String properties) {
        assertThat(SchemaArtifact.parse("{\"schema_ref\":\"t\",\"properties\":" + properties + "}"))
                .isInstanceOf(SchemaArtifact.Parsed.Valid.class);
    }

    @Test
    void limitsHoldToTheByte() {
        String frame = "{" + REF + FIELD + ",\"x\":\"%s\"}";
        int room = SchemaArtifact.MOST_BYTES - frame.length() + 2;
        assertThat(SchemaArtifact.parse(frame.formatted("x".repeat(room))))
                .isInstanceOf(SchemaArtifact.Parsed.Valid.class);
        assertThat(SchemaArtifact.parse(frame.formatted("x".repeat(room + 1))))
                .isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        assertThat(SchemaArtifact.parse(frame.formatted("ä".repeat(room / 2 + 1))))
                .isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
    }

    @Test
    void depthIsLimited() {
        assertThat(SchemaArtifact.parse(nested(15)))
                .isInstanceOf(SchemaArtifact.Parsed.Valid.class);
        assertThat(Given.findings(nested(16)).getFirst().message()).contains("16");
    }

    private static String nested(int below) {
        return "{" + REF + FIELD + ",\"x\":" + "[".repeat(below) + "]".repeat(below) + "}";
    }

    @Test
    void twoHundredFieldsAreTakenAndNotOneMore() {
        assertThat(Given.fields(many(200)).fields()).hasSize(200);
        assertThat(Given.findings("{" + REF + "\"properties\":" + many(201) + "}"))
                .extracting(Finding::pointer)
                .containsExactly("/properties");
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"f" + i + "\":{\"type\":\"string\"}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    @Timeout(20)
    void hostileArtifactsEndInWordsNotInAnOverflow() {
        String deep =
                "{\"properties\":{\"a\":"
                        + "{\"a\":".repeat(10_000)
                        + "1"
                        + "}".repeat(10_000)
                        + "}}";
        assertThat(SchemaArtifact.parse(deep)).isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        assertThat(SchemaArtifact.parse("[".repeat(200_000)))
                .isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        assertThat(SchemaArtifact.parse("x".repeat(50_000_000)))
                .isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        assertThat(SchemaArtifact.parse("{\"a\":" + "9".repeat(200_000) + "}"))
                .isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        assertThat(SchemaArtifact.parse(chain(4_000, "{\"$ref\":\"#/$defs/%d\"}")))
                .isInstanceOf(SchemaArtifact.Parsed.Invalid.class);
        assertThat(SchemaArtifact.parse(chain(3_000, "{\"items\":{\"$ref\":\"#/$defs/%d\"}}")))
                .isNotNull();
    }

    private static String chain(int length, String link) {
        return IntStream.range(0, length)
                .mapToObj(i -> "\"" + i + "\":" + link.formatted(i + 1))
                .collect(
                        Collectors.joining(
                                ",",
                                "{"
                                        + REF
                                        + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/0\"}},\"$defs\":{",
                                ",\"" + length + "\":{}}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "schema_ref, spec_review_v1, spec_review_v1",
        "$id, https://example.org/schemas/Spec-Review, spec-review",
        "$id, https://example.org/schemas/spec/, spec",
        "$id, https://example.org/s/review?x=1, review",
        "title, Spec Review (v2), spec_review_v2",
        "title, _ Über  alles_, ber_alles",
        "title, 9 Lives, 9_lives"
    })
    void theRefIsTakenFromWhatIsGiven(String key, String value, String ref) {
        assertThat(Given.artifact("{\"" + key + "\":\"" + value + "\"," + FIELD + "}").schemaRef())
                .isEqualTo(ref);
    }

    @Test
    void aRefMadeOfALongTitleFits() {
        assertThat(
                        Given.artifact("{\"title\":\"" + "x".repeat(63) + " y\"," + FIELD + "}")
                                .schemaRef())
                .isEqualTo("x".repeat(63));
    }

    @Test
    void keyOrderWhiteSpaceAndSpellingDoNotMoveTheHash() {
        var one =
                Given.artifact(
                        "{\"schema_ref\":\"t\",\"properties\":{\"a\":{\"minimum\":1.0,\"title\":\"\\u00e4/\"}},\"prompt_config\":{\"x\":10}}");
        var other =
                Given.artifact(
                        "\uFEFF {\"prompt_config\" : {\"x\":1E1},\n\"properties\":{\"a\":{\"title\":\"ä\\/\",\"minimum\":1}}, \"schema_ref\":\"t\"}");
        var changed =
                Given.artifact(
                        "{\"schema_ref\":\"t\",\"properties\":{\"a\":{\"minimum\":1.0,\"title\":\"\\u00e4/\"}},\"prompt_config\":{\"x\":11}}");
        assertThat(other.schemaUid()).isEqualTo(one.schemaUid()).matches("[0-9a-f]{64}");
        assertThat(changed.schemaUid()).isNotEqualTo(one.schemaUid());
        assertThat(other.text()).startsWith(" {\"prompt_config\" :");
    }

    @Test
    void theHashIsThatOfTheCanonicalFormOfRfc8785() throws Exception {
        String given =
                """
                {"properties":{"a":{}},"schema_ref":"t",
                 "numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0.0,1e21,100000000000000000000,5e-324],
                 "string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false],
                 "\\ufb33":7,"\\ud83d\\ude00":6,"\\u20ac":5,"\\u00f6":4,"\\u0080":3,"1":2,"\\r":1}\
                """;
        String canonical =
                "{\"\\r\":1,\"1\":2,\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,100000000000000000000,5e-324],"
                        + "\"properties\":{\"a\":{}},\"schema_ref\":\"t\",\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\","
                        + "\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}";
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertThat(Given.artifact(given).schemaUid()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void whatWasRegisteredComesBackTheSame() {
        var made = Given.fields("{\"b\":{},\"a\":{}}");
        var back = SchemaArtifact.registered(made.text(), made.schemaRef(), made.schemaUid());
        assertThat(back.fields()).extracting(Field::name).containsExactly("b", "a");
        assertThat(back.answerSchema().check("{\"c\":1}")).isNotEmpty();
        assertThat(back.json()).isEqualTo(made.json());
    }

    @Test
    void fieldsAreReadTolerantlyInTheirOwnOrder() {
        var fields =
                Given.artifact(
                                """
                                {"schema_ref":"t","$defs":{"level":{"type":"string","enum":["low","high"],"description":"How much"}},
                                 "properties":{"z":{"type":["integer","null"]},"level":{"$ref":"#/$defs/level"},
                                  "maybe":{"anyOf":[{"type":"string","format":"date"},{"type":"null"}]},
                                  "pick":{"enum":["a",1,null]},"any":true,"on":{"type":"string","format":"date","title":"On"}}}\
                                """)
                        .fields();
        assertThat(fields)
                .extracting(Field::name)
                .containsExactly("z", "level", "maybe", "pick", "any", "on");
        assertThat(fields.get(0).types()).containsExactly("integer");
        assertThat(fields.get(0).nullable()).isTrue();
        assertThat(fields.get(1).enumValues()).hasSize(2);
        assertThat(fields.get(1).notes().description()).contains("How much");
        assertThat(fields.get(2).types()).containsExactly("string");
        assertThat(fields.get(2).nullable()).isTrue();
        assertThat(fields.get(2).notes().format()).contains("date");
        assertThat(fields.get(3).types()).containsExactly("string", "integer");
        assertThat(fields.get(3).nullable()).isTrue();
        assertThat(fields.get(4).types()).isEmpty();
        assertThat(fields.get(5).notes().title()).contains("On");
    }

    @Test
    void theirOwnPromptSettingsAreReadWhereTheyMakeSense() {
        var config =
                Given.artifact(
                                """
                                {"schema_ref":"t","properties":{"a":{}},"prompt_config":{"system_instructions":"You are …",
                                 "per_block_prompt":" ","model":7,"temperature":0.3,"max_tokens_per_block":2000.5}}\
                                """)
                        .promptConfig();
        assertThat(config.systemInstructions()).contains("You are …");
        assertThat(config.perBlockPrompt()).isEmpty();
        assertThat(config.model()).isEmpty();
        assertThat(config.temperature()).hasValue(0.3);
        assertThat(config.maxTokensPerBlock()).isEmpty();
        assertThat(
                        Given.artifact("{\"schema_ref\":\"t\"," + FIELD + ",\"prompt_config\":[]}")
                                .promptConfig()
                                .model())
                .isEqualTo(Optional.empty());
    }
}
