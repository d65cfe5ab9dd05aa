package dev.blockdata.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.schemas.PromptConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RoutesTest {

    private static final Question.Settings PLATFORM = new Question.Settings("platform", 0.2, 2000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "      | null                | null                                        | platform 0.2 2000",
                "      | {}                  | {\"model\":\"schema\",\"temperature\":0}    | schema 0.0 2000",
                "      | {\"model\":\"run\"} | {\"model\":\"schema\",\"temperature\":1}    | run 1.0 2000",
                " mine | {\"model\":\"run\",\"max_tokens_per_block\":9} | {\"model\":\"schema\"} | mine 0.2 9",
                "      | {\"model\":\" \",\"temperature\":-1,\"max_tokens_per_block\":0} | {\"temperature\":0.5} | platform 0.5 2000",
                "      | {\"model\":7,\"temperature\":\"hot\"} | [] | platform 0.2 2000",
                "      | {\"temperature\":3} | {\"model\":\" x \",\"max_tokens_per_block\":5} | x 0.2 5"
            })
    void theFirstThatSaysSomethingDecides(
            String override, String run, String prompt, String expected) {
        var mapper = JsonMapper.shared();
        var chosen =
                new Routes(
                                override,
                                mapper.readTree(run),
                                new PromptConfig(mapper.readTree(prompt)),
                                PLATFORM)
                        .of("paragraph", 10);
        assertThat(chosen.model() + " " + chosen.temperature() + " " + chosen.maxTokens())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heading   | 10  | small",
                "paragraph | 10  | tiny",
                "paragraph | 101 | run",
                "table     | 101 | run"
            })
    void aRuleOfTheRunComesBeforeItsModelAndThatBeforeTheSchemasRules(
            String type, int chars, String expected) {
        var mapper = JsonMapper.shared();
        var routes =
                new Routes(
                        null,
                        mapper.readTree(
                                """
                                {"model": "run", "routing": [{"block_types": ["heading"], "model": "small"},
                                                             {"max_chars": 100, "model": "tiny"}, {"model": ""}, 7]}
                                """),
                        new PromptConfig(
                                mapper.readTree("{\"routing\": [{\"model\": \"schema\"}]}")),
                        PLATFORM);

        assertThat(routes.of(type, chars).model()).isEqualTo(expected);
        assertThat(routes.models()).containsExactly("small", "tiny", "run");
    }
}
