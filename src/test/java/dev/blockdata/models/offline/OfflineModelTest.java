package dev.blockdata.models.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OfflineModelTest {

    private static final String KIND =
            """
            {"enum":["requirement","definition","example","other"],"description":"requirement (must, shall), definition (means, is called), example (for instance)"}\
            """;

    static Stream<Arguments> whatIsFound() {
        return Stream.of(
                Arguments.of("kind", KIND, "Clients must reject such blocks.", "\"requirement\""),
                Arguments.of("kind", KIND, "A block means a unit of text.", "\"definition\""),
                Arguments.of("kind", KIND, "Here is an example.", "\"example\""),
                Arguments.of("kind", KIND, "Nothing of the sort.", "\"other\""),
                Arguments.of(
                        "type",
                        "{\"enum\":[\"heading\",\"paragraph\",\"code\"]}",
                        "Some text.",
                        "\"paragraph\""),
                Arguments.of(
                        "mentions_security",
                        "{\"type\":\"boolean\"}",
                        "There are security risks.",
                        "true"),
                Arguments.of(
                        "mentions_security", "{\"type\":\"boolean\"}", "There are none.", "false"),
                Arguments.of("has_code", "{\"type\":\"boolean\"}", "Call `f(x)` first.", "true"),
                Arguments.of(
                        "has_link",
                        "{\"type\":\"boolean\"}",
                        "See [there](https://example.org).",
                        "true"),
                Arguments.of(
                        "normative",
                        "{\"type\":\"boolean\",\"description\":\"uses MUST or 'shall not'\"}",
                        "It must be so.",
                        "false"),
                Arguments.of(
                        "normative",
                        "{\"type\":\"boolean\",\"description\":\"uses MUST or 'shall not'\"}",
                        "It shall not be so.",
                        "true"),
                Arguments.of(
                        "gas_limit",
                        "{\"type\":\"integer\"}",
                        "In version 3 the gas limit is 1,250,000 units, up from 7.",
                        "1250000"),
                Arguments.of(
                        "gas_limit",
                        "{\"type\":\"integer\",\"maximum\":100}",
                        "The gas limit is 5000, or a gas limit of 90.",
                        "90"),
                Arguments.of(
                        "price",
                        "{\"type\":\"number\"}",
                        "In 12 days you pay $19.50 for it.",
                        "19.5"),
                Arguments.of(
                        "year",
                        "{\"type\":\"integer\"}",
                        "It was 1998 when 12 people met.",
                        "1998"),
                Arguments.of(
                        "eip", "{\"type\":\"integer\"}", "As in EIP-1559, with 2 more.", "1559"),
                Arguments.of("word_count", "{\"type\":\"integer\"}", "One two three four.", "4"),
                Arguments.of(
                        "created",
                        "{\"type\":\"string\",\"format\":\"date\"}",
                        "Changed on 3 May 2021, created 12th of March 2019.",
                        "\"2019-03-12\""),
                Arguments.of(
                        "on",
                        "{\"type\":\"string\",\"format\":\"date\"}",
                        "Due February 29, 2024 at noon.",
                        "\"2024-02-29\""),
                Arguments.of(
                        "on",
                        "{\"type\":\"string\",\"format\":\"date\"}",
                        "Due February 30, 2024, or 2024-05-06.",
                        "\"2024-05-06\""),
                Arguments.of(
                        "at",
                        "{\"type\":\"string\",\"format\":\"date-time\"}",
                        "At 2024-05-06T07:08:09+02:00 sharp.",
                        "\"2024-05-06T07:08:09+02:00\""),
                Arguments.of(
                        "at",
                        "{\"type\":\"string\",\"format\":\"date-time\"}",
                        "On 6.5.2024.",
                        "\"2024-05-06T00:00:00Z\""),
                Arguments.of(
                        "mail",
                        "{\"type\":\"string\",\"format\":\"email\"}",
                        "Ask <jane.doe@example.org>.",
                        "\"jane.doe@example.org\""),
                Arguments.of(
                        "link",
                        "{\"type\":\"string\",\"format\":\"uri\"}",
                        "See https://example.org/a?b=c.",
                        "\"https://example.org/a?b=c\""),
                Arguments.of(
                        "code",
                        "{\"type\":\"string\",\"pattern\":\"^EIP-\\\\d+$\"}",
                        "This follows EIP-20 closely.",
                        "\"EIP-20\""),
                Arguments.of(
                        "reason",
                        "{\"type\":\"string\"}",
                        "It is fast. The reason is speed. It ends.",
                        "\"The reason is speed.\""),
                Arguments.of(
                        "summary",
                        "{\"type\":\"string\",\"maxLength\":20}",
                        "Gas is what gas costs when gas is burnt.",
                        "\"Gas is what gas\""),
                Arguments.of("section_title", "{\"type\":\"string\"}", "Text.", "\"Gas Costs\""),
                Arguments.of(
                        "document_title", "{\"type\":\"string\"}", "Text.", "\"The Yellow Paper\""),
                Arguments.of(
                        "acronyms",
                        "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
                        "The EVM and the RLP, and the EVM.",
                        "[\"EVM\",\"RLP\"]"),
                Arguments.of(
                        "topics",
                        "{\"type\":\"array\",\"items\":{\"enum\":[\"gas\",\"storage\",\"network\"]}}",
                        "Storage costs gas.",
                        "[\"gas\",\"storage\"]"),
                Arguments.of(
                        "links",
                        "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"format\":\"uri\"}}",
                        "https://a.org and https://b.org",
                        "[\"https://a.org\",\"https://b.org\"]"),
                Arguments.of(
                        "party",
                        "{\"type\":\"object\",\"properties\":{\"mail\":{\"type\":\"string\",\"format\":\"email\"},\"age\":{\"type\":\"integer\"}}}",
                        "Write to a@b.org.",
                        "{\"mail\":\"a@b.org\"}"),
                Arguments.of(
                        "when",
                        "{\"anyOf\":[{\"type\":\"string\",\"format\":\"date\"},{\"type\":\"null\"}]}",
                        "On 2024-05-06.",
                        "\"2024-05-06\""));
    }

    @ParameterizedTest
    @MethodSource("whatIsFound")
    void aPersonSeesSensibleValues(String field, String schema, String text, String expected) {
        assertThat(Given.value(field, schema, text).toString()).isEqualTo(expected);
    }

    @Test
    void whatTheBlockDoesNotSayIsLeftOut() {
        var artifact =
                Given.fields(
                        """
                        {"price":{"type":"number"},"on":{"type":"string","format":"date"},"author":{"type":"string"},"tags":{"type":"array","items":{"enum":["x","y"]}}}\
                        """);
        assertThat(Given.answer(artifact, Given.paragraph("Nothing here.")).toString())
                .isEqualTo("{}");
    }

    @Test
    void whatIsRequiredIsNullIfItMayBeElseSaysAsLittleAsPossible() {
        var artifact =
                Given.artifact(
                        """
                        {"schema_ref":"t","required":["a","b","c","d","e","f","g"],"properties":{"a":{"type":["number","null"]},"b":{"type":"integer","minimum":3,"multipleOf":2},
                         "c":{"type":"string"},"d":{"enum":["x","none"]},"e":{"type":"string","format":"date"},"f":{"type":"array","minItems":2,"uniqueItems":true,"items":{"type":"string","minLength":1}},
                         "g":{"type":"string","default":"as usual"}}}\
                        """);
        assertThat(Given.answer(artifact, Given.paragraph("…")).toString())
                .isEqualTo(
                        """
                        {"a":null,"b":4,"c":"","d":"none","e":"1970-01-01","f":["n/a","N/A"],"g":"as usual"}\
                        """);
    }

    @Test
    void confidenceFollowsWhatWasFound() {
        var artifact =
                Given.fields(
                        """
                        {"confidence":{"type":"number","minimum":0,"maximum":1},"on":{"type":"string","format":"date"},"mail":{"type":"string","format":"email"}}\
                        """);
        double none =
                Given.answer(artifact, Given.paragraph("Nothing."))
                        .path("confidence")
                        .doubleValue();
        double some =
                Given.answer(artifact, Given.paragraph("On 2024-05-06."))
                        .path("confidence")
                        .doubleValue();
        double all =
                Given.answer(artifact, Given.paragraph("On 2024-05-06 by a@b.org."))
                        .path("confidence")
                        .doubleValue();
        assertThat(none).isZero();
        assertThat(some).isGreaterThan(none).isLessThan(all);
        assertThat(all).isLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerThatCannotBeIsRefusedInWords() {
        var artifact =
                Given.artifact(
                        "{\"schema_ref\":\"t\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"^\\\\d{4}-Q[1-4]$\"}}}");
        assertThat(Given.ask(artifact, Given.paragraph("No quarter.")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class, one -> assertThat(one.words()).contains("offline"));
        assertThat(Given.answer(artifact, Given.paragraph("In 2024-Q3.")).path("a").stringValue())
                .isEqualTo("2024-Q3");
        assertThat(
                        Given.ask(
                                Given.artifact(
                                        "{\"schema_ref\":\"t\",\"required\":[\"a\"],\"properties\":{\"a\":{\"not\":{}}}}"),
                                Given.paragraph("x")))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void askingCostsNothing() {
        var reply = (Reply.Answer) Given.ask(Given.fields("{\"a\":{}}"), Given.paragraph("x"));
        assertThat(reply.model()).isEqualTo("offline");
        assertThat(reply.usage().calls()).isEqualTo(1);
        assertThat(reply.usage().inputTokens() + reply.usage().outputTokens()).isZero();
        assertThat(reply.usage().costUsd()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void oneModelServesManySchemas() {
        var model = new OfflineModel();
        for (int i = 0; i < 150; i++) {
            var question =
                    new Question(
                            Given.fields("{\"f" + i + "\":{\"const\":" + i + "}}"),
                            Given.paragraph("x"),
                            Given.SETTINGS);
            assertThat(((Reply.Answer) model.ask(question)).json())
                    .isEqualTo("{\"f" + i + "\":" + i + "}");
        }
    }

    @Test
    void headingsAndBlockTypesCount() {
        var heading = new Question.Passage("## Rationale", "heading", List.of("Top"), "Doc");
        assertThat(
                        Given.answer(Given.fields("{\"title\":{\"type\":\"string\"}}"), heading)
                                .path("title")
                                .stringValue())
                .isEqualTo("Rationale");
        var below =
                new Question.Passage(
                        "It was chosen for speed.",
                        "paragraph",
                        List.of("Top", "Rationale"),
                        "Doc");
        assertThat(
                        Given.answer(
                                        Given.fields(
                                                "{\"kind\":{\"enum\":[\"motivation\",\"rationale\"]}}"),
                                        below)
                                .path("kind")
                                .stringValue())
                .isEqualTo("rationale");
    }
}
