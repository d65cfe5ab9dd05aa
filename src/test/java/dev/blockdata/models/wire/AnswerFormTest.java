package dev.blockdata.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.models.Reply;
import dev.blockdata.models.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswerFormTest {

    private static final JsonNode SCHEMA =
            JsonMapper.shared()
                    .readTree(
                            """
                            {"type":"object","properties":{"a":{"$ref":"#/$defs/d"},"self":{"$ref":"#"},"b":{"$ref":"#/properties/a"}},
                             "$defs":{"d":{"anyOf":[{"type":"string"},{"$ref":"#"}]}}}\
                            """);

    private static Reply read(AnswerForm form, String written) throws RawJson.Malformed {
        return form.reply(RawJson.read(written), Usage.NONE, "m");
    }

    @Test
    void referencesFollowASchemaToItsNewPlace() {
        JsonNode pack = AnswerForm.pack(SCHEMA).schema();
        String place = "/properties/answers/items/properties/answer";
        assertThat(pack.at(place + "/properties/a/$ref").stringValue()).isEqualTo("#/$defs/d");
        assertThat(pack.at(place + "/properties/self/$ref").stringValue()).isEqualTo("#" + place);
        assertThat(pack.at(place + "/properties/b/$ref").stringValue())
                .isEqualTo("#" + place + "/properties/a");
        assertThat(pack.at("/$defs/d/anyOf/1/$ref").stringValue()).isEqualTo("#" + place);
        assertThat(AnswerForm.wrapped(SCHEMA).schema().at("/$defs/d/anyOf/1/$ref").stringValue())
                .isEqualTo("#/properties/answer");
        assertThat(SCHEMA.has("$defs")).as("the schema itself is not changed").isTrue();
    }

    @Test
    void aPackKeepsItsAnswersAsTheyAre() throws RawJson.Malformed {
        Reply reply =
                read(
                        AnswerForm.pack(SCHEMA),
                        """
                        {"answers":[{"answer":{"x":1,"x":2},"block":"b2"}, {"block":"b1","answer":{}},
                          {"block":"b2","answer":{"y":0.10}}, {"block":"other","answer":{}}, {"block":7,"answer":{}},
                          7, null, "x", [], {"block":"b3"}, {"answer":{}}, {"block":"b4","answer":"text"},
                          {"block":"b5","block":"b6","answer":{}}, {"block":null,"answer":{}}]}\
                        """);
        assertThat(((Reply.Answer) reply).parts())
                .containsExactly(
                        new Reply.Part("b2", "{\"x\":1,\"x\":2}"),
                        new Reply.Part("b1", "{}"),
                        new Reply.Part("b2", "{\"y\":0.10}"),
                        new Reply.Part("other", "{}"),
                        new Reply.Part("7", "{}"));
    }

    @Test
    void aFormThatHoldsNoAnswerIsNone() throws RawJson.Malformed {
        assertThat(read(AnswerForm.wrapped(SCHEMA), "{\"a\":1}")).isInstanceOf(Reply.Broken.class);
        assertThat(
                        ((Reply.Answer) read(AnswerForm.wrapped(SCHEMA), "{\"answer\": {\"a\":1}}"))
                                .json())
                .isEqualTo("{\"a\":1}");
        for (String written : new String[] {"{}", "[]", "{\"answers\":{}}", "{\"answers\":[]}"}) {
            assertThat(((Reply.Answer) read(AnswerForm.pack(SCHEMA), written)).parts()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NaN",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\u0000\"}",
                "{} {}",
                "{}x",
                "{\"a\":1",
                "\"a",
                "{'a':1}",
                "{\"a\":1,}"
            })
    void whatIsNotJsonIsNotTakenApart(String text) {
        assertThatThrownBy(() -> RawJson.read(text)).isInstanceOf(RawJson.Malformed.class);
    }

    @Test
    void valuesKeepTheirSpelling() throws RawJson.Malformed {
        var json =
                RawJson.read(
                        " {\"a\\u0062\" : 1e400 , \"s\":\"}\\\"],{\", \"o\" : { \"x\" : [ 1 , {} ] } ,\"e\":[],\"t\":true} ");
        assertThat(json.at("ab").text()).isEqualTo("1e400");
        assertThat(json.at("s").string()).contains("}\"],{");
        assertThat(json.at("o").text()).isEqualTo("{ \"x\" : [ 1 , {} ] }");
        assertThat(json.at("o").at("x").elements())
                .containsExactly(new RawJson("1"), new RawJson("{}"));
        assertThat(json.at("e").elements()).isEmpty();
        assertThat(json.at("t").text()).isEqualTo("true");
        assertThat(json.at("missing").isNull()).isTrue();
    }
}
