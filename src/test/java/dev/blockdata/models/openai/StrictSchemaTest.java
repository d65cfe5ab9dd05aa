package dev.blockdata.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StrictSchemaTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    /// A field's schema, whether it is required, and what strict mode gets for it.
    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("{'type':'string'}", true, "{'type':'string'}"),
                Arguments.of("{'type':'string'}", false, "{'type':['string','null']}"),
                Arguments.of("{'type':['string','null']}", false, "{'type':['string','null']}"),
                Arguments.of(
                        "{'enum':['a','b']}",
                        false,
                        "{'enum':['a','b',null],'type':['string','null']}"),
                Arguments.of("{'const':1}", true, "{'enum':[1],'type':'integer'}"),
                Arguments.of(
                        "{'type':'string','minLength':2,'pattern':'^a','description':'A name.'}",
                        true,
                        "{'type':'string','description':'A name. (minLength 2) (pattern \\\"^a\\\")'}"),
                Arguments.of(
                        "{'type':'string','format':'date'}",
                        true,
                        "{'type':'string','format':'date'}"),
                Arguments.of(
                        "{'type':'string','format':'uri'}",
                        true,
                        "{'type':'string','description':'(format uri)'}"),
                Arguments.of(
                        "{'type':'number','minimum':0,'maximum':1}",
                        true,
                        "{'type':'number','minimum':0,'maximum':1}"),
                Arguments.of(
                        "{'oneOf':[{'type':'string'},{'type':'number'}]}",
                        false,
                        "{'anyOf':[{'type':'string'},{'type':'number'},{'type':'null'}]}"),
                Arguments.of("{'$ref':'#/$defs/d'}", true, "{'$ref':'#/$defs/d'}"),
                Arguments.of(
                        "{'$ref':'#/$defs/d'}",
                        false,
                        "{'anyOf':[{'$ref':'#/$defs/d'},{'type':'null'}]}"),
                Arguments.of("{'allOf':[{'$ref':'#/$defs/d'}]}", true, "{'$ref':'#/$defs/d'}"),
                Arguments.of(
                        "{'allOf':[{'properties':{'x':{'type':'string'}}},{'properties':{'y':{'type':'string'}},'required':['y']}],'required':['x']}",
                        true,
                        "{'type':'object','properties':{'x':{'type':'string'},'y':{'type':'string'}},'required':['x','y'],'additionalProperties':false}"),
                Arguments.of(
                        "{'type':'object','properties':{'x':{'type':'boolean'}}}",
                        true,
                        "{'type':'object','properties':{'x':{'type':['boolean','null']}},'required':['x'],'additionalProperties':false}"),
                Arguments.of(
                        "{'properties':{'x':{'type':'string'}},'required':['x'],'anyOf':[{'required':['x']}]}",
                        true,
                        "{'type':'object','properties':{'x':{'type':'string'}},'required':['x'],'additionalProperties':false}"),
                Arguments.of(
                        "{'type':'array','items':{'type':'integer'},'minItems':1,'uniqueItems':true}",
                        true,
                        "{'type':'array','minItems':1,'description':'(uniqueItems true)','items':{'type':'integer'}}"),
                Arguments.of(
                        "{'type':'string','not':{'const':'x'},'if':{},'then':{}}",
                        true,
                        "{'type':'string'}"));
    }

    private static ObjectNode around(String field, boolean required) {
        return (ObjectNode)
                json(
                        ("{'type':'object','properties':{'f':"
                                        + field
                                        + "},'required':["
                                        + (required ? "'f'" : "")
                                        + "],'additionalProperties':false,'$defs':{'d':{'type':'string'}}}")
                                .replace('\'', '"'));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldIsSaidTheStrictWay(String field, boolean required, String strict) {
        ObjectNode derived = StrictSchema.of(around(field, required)).orElseThrow();
        assertThat(derived.at("/properties/f")).isEqualTo(json(strict.replace('\'', '"')));
        assertThat(derived.path("required")).isEqualTo(json("[\"f\"]"));
        assertThat(derived.at("/$defs/d")).isEqualTo(json("{\"type\":\"string\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "true",
                "{'description':'anything'}",
                "{'type':'object'}",
                "{'type':'object','additionalProperties':{'type':'string'}}",
                "{'type':'object','properties':{},'additionalProperties':true}",
                "{'type':'object','properties':{},'patternProperties':{'^x':{}}}",
                "{'type':'array'}",
                "{'type':'array','prefixItems':[{'type':'string'}]}",
                "{'allOf':[{'type':'string'},{'type':'number'}]}",
                "{'allOf':[{'$ref':'#/$defs/d'},{'minLength':1}]}",
                "{'$ref':'#/properties/f'}",
                "{'properties':{'x':{'type':'string'}},'anyOf':[{'properties':{'x':{'const':'a'}}}]}",
                "{'type':'object','properties':{'x':{'type':'string'}},'required':['y']}"
            })
    void whatCannotBeSaidStrictlyIsNot(String field) {
        assertThat(StrictSchema.of(around(field, true))).isEmpty();
    }

    @Test
    void oldDefinitionsBecomeNewOnes() {
        var schema =
                (ObjectNode)
                        json(
                                "{'type':'object','properties':{'f':{'$ref':'#/definitions/d'}},'required':['f'],'additionalProperties':false,'definitions':{'d':{'type':'string'}}}"
                                        .replace('\'', '"'));
        ObjectNode derived = StrictSchema.of(schema).orElseThrow();
        assertThat(derived.at("/properties/f/$ref").stringValue()).isEqualTo("#/$defs/d");
        assertThat(derived.at("/$defs/d/type").stringValue()).isEqualTo("string");
    }

    @Test
    void nullsOfStrictModeAreTakenOutAgainAndOthersAreNot() {
        var nulls =
                new Nulls(
                        json(
                                """
                                {"type":"object","required":["kept"],"properties":{
                                  "kept":{"type":"string"},"gone":{"type":"string"},"known":{"type":["string","null"]},
                                  "any":{},"ref":{"$ref":"#/$defs/d"},"list":{"items":{"properties":{"x":{"enum":["a"]}}}},
                                  "choice":{"anyOf":[{"properties":{"y":{"const":1}}},{"type":"string"}]}},
                                 "$defs":{"d":{"properties":{"z":{"type":"number"}}}}}\
                                """));
        assertThat(
                        nulls.takenOut(
                                """
                                {"kept":null,"gone":null,"known":null,"any":null,"ref":null,"list":[{"x":null},{"x":"a"}],"choice":{"y":null}}\
                                """))
                .isEqualTo(
                        """
                        {"kept":null,"known":null,"any":null,"list":[{},{"x":"a"}],"choice":{}}\
                        """);
        assertThat(nulls.takenOut("{\"ref\":{\"z\":null}}")).isEqualTo("{\"ref\":{}}");
    }

    @Test
    void anAnswerWithoutThemOrUnsoundStaysAsItWasWritten() {
        var nulls = new Nulls(json("{\"properties\":{\"a\":{\"type\":\"string\"}}}"));
        for (String answer :
                new String[] {
                    "{ \"a\" : 0.10 }",
                    "{\"a\":null,\"a\":1}",
                    "{\"b\":null , \"x\":1e400}",
                    "[".repeat(10_000) + "null" + "]".repeat(10_000)
                }) {
            assertThat(nulls.takenOut(answer)).isEqualTo(answer);
        }
    }
}
