package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is secret is not kept in whatever spelling it comes back.
class LineTest {

    /// Base64 of a name and a password, as JSON of some writers has it.
    @ParameterizedTest
    @ValueSource(strings = {"bWU/cGE+", "bWU\\/cGE+", "bWU%2FcGE%2B"})
    void credentialsAreHiddenInEachSpelling(String said) {
        assertThat(Line.without(List.of("bWU/cGE+"), "You sent " + said + "."))
                .isEqualTo("You sent •••.");
    }

    @Test
    void ofOneThatHoldsAnotherNothingIsLeft() {
        assertThat(Line.without(List.of("key1", "key1-long"), "key1-long, key1"))
                .isEqualTo("•••, •••");
    }

    /// A header may say no more than `on`, and every other word would be hidden.
    @Test
    void whatIsShorterThanFourCharactersStays() {
        assertThat(Line.without(List.of("on"), "one on one")).isEqualTo("one on one");
    }
}
