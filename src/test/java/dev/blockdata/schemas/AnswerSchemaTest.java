package dev.blockdata.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AnswerSchemaTest {

    private static final AnswerSchema SCHEMA =
            Given.artifact(
                            """
                            {"schema_ref":"t","prompt_config":{"model":"x"},"graph_mapping":{},"$id":"https://example.org/t",
                             "required":["kind"],
                             "properties":{
                              "kind":{"enum":["law","fact"]},
                              "count":{"type":"integer","minimum":0,"multipleOf":0.1},
                              "on":{"type":"string","format":"date"},
                              "at":{"type":"string","format":"date-time"},
                              "mail":{"type":"string","format":"email"},
                              "link":{"type":"string","format":"uri"},
                              "id":{"type":"string","format":"uuid"},
                              "code":{"type":"string","pattern":"^[A-Z]{2}$"},
                              "tags":{"type":"array","items":{"type":"string","maxLength":3},"uniqueItems":true},
                              "a/b":{"type":"object","properties":{"x":{"$ref":"#/$defs/n"}}}},
                             "$defs":{"n":{"type":["number","null"]}}}\
                            """)
                    .answerSchema();

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                Arguments.of("{}", "/kind"),
                Arguments.of("{\"kind\":\"none\"}", "/kind"),
                Arguments.of("{\"kind\":\"law\",\"more\":1}", "/more"),
                Arguments.of("{\"kind\":\"law\",\"count\":1.5}", "/count"),
                Arguments.of("{\"kind\":\"law\",\"count\":-1}", "/count"),
                Arguments.of("{\"kind\":\"law\",\"count\":\"1\"}", "/count"),
                Arguments.of("{\"kind\":\"law\",\"on\":\"2024-02-30\"}", "/on"),
                Arguments.of("{\"kind\":\"law\",\"at\":\"2024-02-03\"}", "/at"),
                Arguments.of("{\"kind\":\"law\",\"mail\":\"nobody\"}", "/mail"),
                Arguments.of("{\"kind\":\"law\",\"link\":\"no link\"}", "/link"),
                Arguments.of("{\"kind\":\"law\",\"code\":\"ab\"}", "/code"),
                Arguments.of("{\"kind\":\"law\",\"code\":\"AB\\n\"}", "/code"),
                Arguments.of("{\"kind\":\"law\",\"tags\":[\"abc\",\"abcd\"]}", "/tags/1"),
                Arguments.of("{\"kind\":\"law\",\"tags\":[\"a\",\"a\"]}", "/tags"),
                Arguments.of("{\"kind\":\"law\",\"a/b\":{\"x\":\"1\"}}", "/a~1b/x"),
                Arguments.of("{\"kind\":\"law\",\"kind\":\"fact\"}", "/kind"),
                Arguments.of("{\"kind\":\"law\",\"a/b\":{\"x\":1e400}}", "/a~1b/x"),
                Arguments.of("{\"kind\":\"law\",\"a/b\":{\"x\":9007199254740993}}", "/a~1b/x"),
                Arguments.of("{\"kind\":\"law\",\"mail\":\"a\\u0000@b.de\"}", "/mail"),
                Arguments.of("{\"kind\":\"law\",\"id\":\"\\udc00\"}", "/id"),
                Arguments.of("{\"kind\":NaN}", ""),
                Arguments.of("{\"kind\":\"law\"", ""),
                Arguments.of("Here it is: {\"kind\":\"law\"}", ""),
                Arguments.of("[]", ""),
                Arguments.of("null", ""),
                Arguments.of("", ""),
                Arguments.of("{\"kind\":\"law\",\"id\":\"" + "x".repeat(1 << 20) + "\"}", ""));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void whatBreaksTheSchemaIsFoundWithAPointer(String answer, String pointer) {
        assertThat(SCHEMA.check(answer)).extracting(Finding::pointer).contains(pointer);
        assertThat(SCHEMA.check(answer))
                .allSatisfy(one -> assertThat(one.message()).isNotBlank().hasSizeLessThan(401));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"law\"}",
                "{\"kind\":\"law\",\"count\":2.0,\"on\":\"2024-02-29\",\"at\":\"2024-02-29T12:00:00Z\",\"mail\":\"a@b.de\"}",
                "{\"kind\":\"fact\",\"link\":\"https://example.org/?q=1#x\",\"id\":\"no uuid, which is only a remark\",\"code\":\"AB\"}",
                " {\"kind\":\"law\",\"a/b\":{\"x\":null,\"free\":[1,{}]},\"tags\":[]} "
            })
    void whatFitsPasses(String answer) {
        assertThat(SCHEMA.check(answer)).isEmpty();
        assertThat(SCHEMA.check(JsonMapper.shared().readTree(answer))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.de, true",
        "first.last+tag@sub.example.newdomain, true",
        "a@localhost, true",
        "o'neil@example.org, true",
        "a, false",
        "@b.de, false",
        "a@, false",
        "a@b..de, false",
        "a..b@c.de, false",
        "a b@c.de, false",
        "a@-b.de, false",
        "'a@b.de ', false",
        "ä@b.de, false"
    })
    void addressesAreJudgedByTheirForm(String address, boolean sound) {
        String answer = "{\"kind\":\"law\",\"mail\":\"" + address + "\"}";
        assertThat(SCHEMA.check(answer).isEmpty()).isEqualTo(sound);
    }

    @Test
    void aParsedAnswerIsCheckedAsStrictly() {
        var mapper = JsonMapper.shared();
        assertThat(SCHEMA.check(mapper.readTree("{\"kind\":\"law\",\"id\":\"\\u0000\"}")))
                .extracting(Finding::pointer)
                .containsExactly("/id");
        assertThat(SCHEMA.check(mapper.readTree("{\"kind\":\"law\",\"a/b\":{\"y\":1e400}}")))
                .extracting(Finding::pointer)
                .containsExactly("/a~1b/y");
        assertThat(
                        SCHEMA.check(
                                mapper.createObjectNode()
                                        .put("kind", "law")
                                        .put("id", "x".repeat(1 << 20))))
                .hasSize(1);
    }

    @Test
    void whatIsNotOfTheAnswerIsLeftOut() {
        assertThat(SCHEMA.json().propertyNames())
                .containsExactly("required", "properties", "$defs", "type", "additionalProperties");
        assertThat(SCHEMA.json().path("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void statedTypeAndAdditionalPropertiesStay() {
        var open =
                Given.artifact(
                                "{\"schema_ref\":\"t\",\"properties\":{\"a\":{}},\"type\":[\"object\",\"null\"],\"additionalProperties\":{\"type\":\"string\"}}")
                        .answerSchema();
        assertThat(open.check("{\"b\":\"x\"}")).isEmpty();
        assertThat(open.check("{\"b\":1}")).hasSize(1);
        assertThat(open.check("null")).hasSize(1);
    }

    @Test
    @Timeout(30)
    void hostileAnswersAndSchemasEndInWords() {
        var open = Given.fields("{\"a\":{}}").answerSchema();
        assertThat(open.check("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .hasSize(1);
        assertThat(open.check("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}")).isEmpty();
        assertThat(open.check("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}")).hasSize(1);

        var regex =
                Given.fields("{\"a\":{\"pattern\":\"^(a+)+$\"},\"b\":{\"pattern\":\"^(x|y)*$\"}}")
                        .answerSchema();
        assertThat(regex.check("{\"a\":\"" + "a".repeat(60) + "!\"}")).hasSize(1);
        assertThat(regex.check("{\"b\":\"" + "xy".repeat(400_000) + "!\"}")).hasSize(1);

        var doubling =
                Given.artifact(
                                """
                                {"schema_ref":"t","properties":{"c":{"$ref":"#/$defs/t"}},"$defs":{"t":{"allOf":[
                                 {"properties":{"c":{"$ref":"#/$defs/t"}}},{"properties":{"c":{"$ref":"#/$defs/t"}}}]}}}\
                                """)
                        .answerSchema();
        assertThat(doubling.check("{\"c\":".repeat(60) + "1" + "}".repeat(60))).hasSize(1);
    }

    @Test
    void recursiveSchemasAreCheckedToTheBottom() {
        var tree =
                Given.fields(
                                "{\"c\":{\"$ref\":\"#/$defs/t\"}},\"$defs\":{\"t\":{\"properties\":{\"n\":{\"type\":\"integer\"},\"c\":{\"items\":{\"$ref\":\"#/$defs/t\"}}}}}")
                        .answerSchema();
        assertThat(tree.check("{\"c\":{\"c\":[{\"c\":[{\"n\":\"x\"}]}]}}"))
                .extracting(Finding::pointer)
                .containsExactly("/c/c/0/c/0/n");
        assertThat(tree.check("{\"c\":" + "{\"c\":[".repeat(31) + "]}".repeat(31) + "}")).isEmpty();
    }

    @Test
    void wordsDoNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(SCHEMA.check("{\"kind\":\"law\",\"count\":\"1\"}").getFirst().message())
                    .isEqualTo("string found, integer expected");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aCacheKeepsWhatWasUsedLast() {
        var cache = new ArtifactCache(2);
        var one = Given.fields("{\"a\":{}}");
        assertThat(
                        List.of("1", "2", "1", "3").stream()
                                .map(uid -> cache.get(uid, () -> Given.fields("{\"x\":{}}")))
                                .toList())
                .hasSize(4);
        assertThat(cache.get("1", () -> one)).isNotSameAs(one);
        assertThat(cache.get("2", () -> one)).isSameAs(one);
    }

    @Test
    @Tag("long")
    void fiftyThousandSmallAnswersASecond() {
        String answer =
                "{\"kind\":\"law\",\"count\":2,\"on\":\"2024-02-29\",\"code\":\"AB\",\"tags\":[\"a\",\"b\"]}";
        var clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long start = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < 50_000; i++) {
                assertThat(SCHEMA.check(answer).isEmpty()).isTrue();
            }
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        assertThat(best).isLessThan(1_000_000_000L);
    }
}
