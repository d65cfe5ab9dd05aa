package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people call themselves is seen by others, and is to be what it looks like.
final class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\nb",
                "a\u0085b",
                "\u202Elive",
                "a\u2066b",
                "\u200B",
                "\u200B\u00A0\u200D",
            })
    void noNameHidesOrTurnsWhatItSays(String name) {
        assertThat(Words.isName(Words.name(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "Ann B.",
                "\u05D0\u05DC\u05D9",
                "\uD83D\uDC69\u200D\uD83D\uDD2C",
                "<b>",
                "李 雷"
            })
    void everyOtherIsOne(String name) {
        assertThat(Words.isName(Words.name(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann\u200B@example.org",
                "ann\u00A0b@example.org",
                "\u202Eann@example.org",
                "ann@exam\u00ADple.org",
                "ann\u0085@example.org",
                "ann@example.org\nBcc: ben@example.org",
                "ann@example.org.",
                "ann",
            })
    void noAddressLooksLikeAnotherForWhatIsNotSeen(String email) {
        assertThat(Words.isEmail(Words.email(email))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                " Ann@Example.org ",
                "o'neil+x@example.org",
                "jörg@bücher.example"
            })
    void everyOtherAddressIsOne(String email) {
        assertThat(Words.isEmail(Words.email(email))).isTrue();
    }
}
