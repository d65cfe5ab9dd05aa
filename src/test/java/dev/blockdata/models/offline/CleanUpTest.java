package dev.blockdata.models.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanUpTest {

    static Stream<Arguments> cleaned() {
        return Stream.of(
                Arguments.of("One  two the the three. ", "One two the three."),
                Arguments.of("End. \r\nNext\t\r\n", "End.\r\nNext\r\n"),
                Arguments.of("a \rb", "a\rb"),
                Arguments.of("hard break   \nnext", "hard break  \nnext"),
                Arguments.of("of of `of of`  and and x", "of `of of` and x"),
                Arguments.of("-   item  text \n    code  here ", "-   item text\n    code  here "),
                Arguments.of("> quote  text", "> quote text"),
                Arguments.of(
                        "- a  b\n  ```\n  c  d \n  ```\n  e  f",
                        "- a b\n  ```\n  c  d \n  ```\n  e f"),
                Arguments.of("## Title  here  ", "## Title here"));
    }

    @ParameterizedTest
    @MethodSource("cleaned")
    void whatNobodyCanObjectToIsCleaned(String text, String clean) {
        assertThat(CleanUp.of(text, "paragraph")).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "It had had that that.",
                "the then, of-of, theThe The the",
                "a | b  c",
                "Name      Value",
                "see [x  y](z  \"t\")",
                "<b  class=x>",
                "    indented  code",
                "line\n\nline\n",
                "trailing newline\r\n",
                "1.  one",
                "`a  b`",
                "back\\  slash"
            })
    void whatMightMeanSomethingStays(String text) {
        assertThat(CleanUp.of(text, "paragraph")).isEqualTo(text);
    }

    @Test
    void blocksThatAreNoProseStay() {
        for (String type :
                new String[] {"code_block", "table", "front_matter", "html_block", "formula"}) {
            assertThat(CleanUp.of("the the  x \n", type)).isEqualTo("the the  x \n");
        }
    }

    @Test
    void cleaningTwiceChangesNothingMore() {
        cleaned()
                .map(one -> (String) one.get()[1])
                .forEach(clean -> assertThat(CleanUp.of(clean, "paragraph")).isEqualTo(clean));
    }
}
