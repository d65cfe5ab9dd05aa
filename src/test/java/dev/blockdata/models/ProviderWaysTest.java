package dev.blockdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.blockdata.models.fake.Act;
import dev.blockdata.models.fake.Dialect;
import dev.blockdata.models.fake.FakeCall;
import dev.blockdata.models.fake.FakeProvider;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// How questions go out: packs, prefixes that are kept, forms that are taken, keys of users.
class ProviderWaysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PACKS = 500;
    private static final int PACKED = 20;
    private static final String SUMMARY =
            """
            {"schema_ref":"t","properties":{"summary":{"type":"string"}},"required":["summary"]}\
            """;

    private final FakeProvider fake = new FakeProvider();
    private final Dialler dialler = Given.dialler();

    @AfterEach
    void close() {
        fake.close();
        dialler.close();
    }

    private LanguageModel model(Dialect dialect) {
        return provider(dialect).model(Given.key(dialect, fake, null), limits -> {});
    }

    private Provider provider(Dialect dialect) {
        return Given.provider(dialect, dialler, PATIENCE);
    }

    private static String noteSchema(String instructions) {
        return """
        {"schema_ref":"t","properties":{"has_code":{"type":"boolean"}},"required":["has_code"],\
        "prompt_config":{"system_instructions":"%s"}}\
        """
                .formatted(instructions);
    }

    @ParameterizedTest
    @EnumSource
    void eachBlockOfAPackIsAnsweredUnderItsKey(Dialect dialect) {
        var question = Given.pack(Given.SCHEMA, "Call `f(x)`.", "No such thing.", "`g`");
        var answer = (Reply.Answer) model(dialect).ask(question);
        assertThat(answer.parts())
                .extracting(Reply.Part::key, part -> part.json().contains("true"))
                .containsExactly(tuple("b1", true), tuple("b2", false), tuple("b3", true));
        answer.parts()
                .forEach(part ->
                        assertThat(question.artifact().answerSchema().check(part.json()))
                                .isEmpty());
        assertThat(fake.calls().getFirst().body().path("max_tokens").intValue()).isEqualTo(6000);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithAPackIsLeftToBeJudged(Dialect dialect) {
        var question = Given.pack(Given.SCHEMA, "Call `f(x)`.", "Nothing.", "`g`");
        Map<Act, List<String>> faults =
                Map.of(
                        Act.withoutTheLast(), List.of("b1", "b2"),
                        Act.withTheFirstTwice(), List.of("b1", "b2", "b3", "b1"),
                        Act.withAForeignKey(), List.of("b1", "b2", "b3", "no-such-block"),
                        Act.mixedUp(), List.of("b1", "b2", "b3"));
        faults.forEach((act, keys) -> {
            fake.always(act);
            var answer = (Reply.Answer) model(dialect).ask(question);
            assertThat(answer.parts()).extracting(Reply.Part::key).isEqualTo(keys);
        });
    }

    @ParameterizedTest
    @EnumSource
    void noAnswerOfTenThousandGoesToAnotherBlock(Dialect dialect) {
        fake.script(call -> Act.shuffled(call.number()));
        LanguageModel model = model(dialect);
        int swapped = 0;
        for (int pack = 0; pack < PACKS; pack++) {
            var texts = new ArrayList<String>();
            for (int i = 0; i < PACKED; i++) {
                // Each its own, so that no two can be taken for each other.
                texts.add("Block " + (pack * PACKED + i) + " is here.");
            }
            var answer =
                    (Reply.Answer) model.ask(Given.pack(SUMMARY, texts.toArray(String[]::new)));
            Map<String, String> byKey = new HashMap<>();
            answer.parts().forEach(part -> byKey.put(part.key(), part.json()));
            for (int i = 0; i < PACKED; i++) {
                assertThat(byKey.get("b" + (i + 1))).contains(texts.get(i).replace(".", ""));
            }
            swapped += answer.parts().getFirst().key().equals("b1") ? 0 : 1;
        }
        assertThat(swapped).isGreaterThan(PACKS / 2);
    }

    @ParameterizedTest
    @EnumSource
    void theStartOfACallIsTheSameForAllPacks(Dialect dialect) {
        LanguageModel model = model(dialect);
        model.ask(Given.pack(Given.SCHEMA, "One.", "Two."));
        model.ask(Given.pack(Given.SCHEMA, "Three.", "Four.", "Five."));
        assertThat(fake.calls())
                .extracting(FakeCall::system, call -> call.schema().toString())
                .containsOnly(
                        tuple(
                                fake.calls().getFirst().system(),
                                fake.calls().getFirst().schema().toString()));
    }

    @ParameterizedTest
    @EnumSource
    void aLongStartIsKeptAndCountedOnce(Dialect dialect) {
        String schema = noteSchema("Be careful about everything. ".repeat(300));
        LanguageModel model = model(dialect);
        Usage first = ((Reply.Answer) model.ask(Given.question(schema, "One."))).usage();
        Usage second = ((Reply.Answer) model.ask(Given.question(schema, "One."))).usage();
        long all = first.inputTokens() + first.cacheWriteTokens();
        assertThat(first.cachedInputTokens()).isZero();
        assertThat(second.cachedInputTokens()).isGreaterThan(1000);
        assertThat(second.cacheWriteTokens()).isZero();
        assertThat(second.inputTokens() + second.cachedInputTokens()).isEqualTo(all);
        switch (dialect) {
            case ANTHROPIC -> assertThat(first.cacheWriteTokens()).isGreaterThan(1000);
            case OPENAI -> assertThat(first.cacheWriteTokens()).isZero();
        }
    }

    @Test
    void onlyAStartThatIsLongEnoughForTheModelIsMarked() {
        String middling = noteSchema("Be careful about everything. ".repeat(300));
        LanguageModel model = model(Dialect.ANTHROPIC);
        for (String name : List.of("claude-sonnet-4-5", "claude-haiku-4-5", "claude-opus-4-5")) {
            var question = Given.question(middling, "One.");
            model.ask(
                    new Question(
                            question.artifact(),
                            question.passages(),
                            new Question.Settings(name, 0.2, 100),
                            null));
        }
        model.ask(Given.question(noteSchema("Short."), "One."));
        assertThat(fake.calls())
                .extracting(call -> call.body().at("/system/0").has("cache_control"))
                .containsExactly(true, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "strict", "json_schema", "json_schema,tools"})
    void anEndpointIsAskedInTheSurestFormItTakes(String notTaken) {
        fake.doesNotTake(notTaken.isEmpty() ? new String[0] : notTaken.split(","));
        LanguageModel model = model(Dialect.OPENAI);
        for (Question question :
                List.of(Given.question("Call `f(x)`."), Given.pack(Given.SCHEMA, "a", "`b`"))) {
            var answer = (Reply.Answer) model.ask(question);
            assertThat(answer.parts()).hasSameSizeAs(question.passages());
            answer.parts()
                    .forEach(part ->
                            assertThat(question.artifact().answerSchema().check(part.json()))
                                    .isEmpty());
        }
        int before = fake.calls().size();
        model.ask(Given.question("x"));
        assertThat(fake.calls()).as("it is remembered").hasSize(before + 1);
        JsonNode last = fake.calls().getLast().body();
        switch (notTaken) {
            case "" ->
                    assertThat(last.at("/response_format/json_schema/strict").asBoolean()).isTrue();
            case "strict" ->
                    assertThat(last.at("/response_format/json_schema/strict").asBoolean())
                            .isFalse();
            case "json_schema" -> assertThat(last.has("tools")).isTrue();
            default ->
                    assertThat(last.at("/response_format/type").stringValue())
                            .isEqualTo("json_object");
        }
    }

    @Test
    void aSchemaThatCannotBeStrictIsStillGiven() {
        String schema =
                "{\"schema_ref\":\"t\",\"properties\":{\"m\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}}}";
        assertThat(model(Dialect.OPENAI).ask(Given.question(schema, "x")))
                .isInstanceOf(Reply.Answer.class);
        JsonNode format = fake.calls().getFirst().body().at("/response_format/json_schema");
        assertThat(format.path("strict").asBoolean()).isFalse();
        assertThat(format.at("/schema/properties/m/additionalProperties/type").stringValue())
                .isEqualTo("string");
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaThatCannotStandAtTheRootStandsOneLevelBelow(Dialect dialect) {
        String schema =
                """
                {"schema_ref":"t","properties":{"has_code":{"type":"boolean"},"x":{"type":"string"}},\
                "anyOf":[{"required":["has_code"]},{"required":["x"]}]}\
                """;
        Question question = Given.question(schema, "Call `f(x)`.");
        var answer = (Reply.Answer) model(dialect).ask(question);
        assertThat(question.artifact().answerSchema().check(answer.json())).isEmpty();
        assertThat(fake.calls().getFirst().schema().at("/properties/answer").isObject()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatAModelDoesNotTakeIsLeftOutFromThenOn(Dialect dialect) {
        fake.script(call ->
                call.body().has("temperature")
                        ? Act.fails(400, "invalid_request_error", "temperature is not supported.")
                        : null);
        fake.script(call ->
                call.body().path("max_tokens").intValue() > 8192
                        ? Act.fails(
                                400,
                                "invalid_request_error",
                                "max_tokens: 64000 > 8192, which is the maximum allowed")
                        : null);
        LanguageModel model = model(dialect);
        var texts = new String[40];
        Arrays.fill(texts, "`x`");
        assertThat(model.ask(Given.pack(Given.SCHEMA, texts))).isInstanceOf(Reply.Answer.class);
        assertThat(fake.calls())
                .extracting(call -> call.body().path("max_tokens").intValue())
                .containsExactly(64_000, 8192, 8192);
        model.ask(Given.question("x"));
        assertThat(fake.calls()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aUsersAddressInsideTheNetworkIsNotGoneTo(Dialect dialect) {
        ModelKey key = Given.key(dialect, fake, UUID.randomUUID());
        assertThat(provider(dialect).model(key, limits -> {}).ask(Given.question("x")))
                .isInstanceOf(Reply.Unauthorised.class);
        assertThat(provider(dialect).probe(key)).isInstanceOf(Provider.Probe.Rejected.class);
        assertThat(fake.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void unlessItsOperatorAllowsIt(Dialect dialect) {
        ModelKey key = Given.key(dialect, fake, UUID.randomUUID());
        var allowed = AllowedHosts.of(List.of("127.0.0.0/8"));
        try (var open = new Dialler(allowed, InetAddress::getAllByName)) {
            Provider provider = Given.provider(dialect, open, PATIENCE);
            assertThat(provider.model(key, limits -> {}).ask(Given.question("x")))
                    .isInstanceOf(Reply.Answer.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsTried(Dialect dialect) {
        Provider provider = provider(dialect);
        ModelKey key = Given.key(dialect, fake, null);
        assertThat(provider.probe(key)).isEqualTo(new Provider.Probe.Accepted(""));
        fake.refuseKey(Given.SECRET, Act.fails(401, "authentication_error", "No " + Given.SECRET));
        assertThat(provider.probe(key))
                .isInstanceOf(Provider.Probe.Rejected.class)
                .asString()
                .doesNotContain(Given.SECRET);
        assertThat(fake.calls()).as("to try a key is no call").isEmpty();
        fake.close();
        assertThat(provider.probe(key)).isInstanceOf(Provider.Probe.Unreachable.class);
    }

    @Test
    void tryingAKeyFindsTheFormThatItsEndpointTakes() {
        fake.doesNotTake("json_schema");
        Provider provider = provider(Dialect.OPENAI);
        ModelKey key = Given.key(Dialect.OPENAI, fake, null);
        assertThat(provider.probe(key))
                .isInstanceOfSatisfying(
                        Provider.Probe.Accepted.class,
                        accepted -> assertThat(accepted.remarks()).contains("tool call"));
        provider.model(key, limits -> {}).ask(Given.question("x"));
        assertThat(fake.calls()).hasSize(1);
        assertThat(fake.calls().getFirst().body().has("tools")).isTrue();
    }

    @Test
    void tryingAKeyKeepsItToItself() {
        fake.always(Act.fails(401, "authentication_error", "No " + Given.SECRET));
        assertThat(provider(Dialect.OPENAI).probe(Given.key(Dialect.OPENAI, fake, null)))
                .isInstanceOf(Provider.Probe.Rejected.class)
                .asString()
                .doesNotContain(Given.SECRET);
    }
}
