package dev.blockdata.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    /// What two large vocabularies make of such texts lies between the bounds.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The quick brown fox jumps over the lazy dog. | 9 | 14",
                "Every answer is checked against the whole schema before it is stored. | 12 | 18",
                "Donaudampfschifffahrtsgesellschaft | 7 | 13",
                "for (int i = 0; i < list.size(); i++) { sum += list.get(i); } | 22 | 36",
                "{\"a\":1,\"b\":[true,false]} | 11 | 18",
                "人工智能正在改变世界。 | 7 | 14",
                "今日は天気がいいですね。 | 7 | 14",
                "Привет, как дела? | 5 | 10",
                "1234567890 | 3 | 5",
                "😀😀 | 2 | 7"
            })
    void anEstimateIsNearTheTruth(String text, int least, int most) {
        assertThat(Tokens.estimate(text)).isBetween(least, most);
    }

    @Test
    void nothingTakesNothingAndMoreTakesMore() {
        assertThat(Tokens.estimate("")).isZero();
        assertThat(Tokens.estimate("word ".repeat(1000)))
                .isBetween(1000, 1500)
                .isGreaterThan(Tokens.estimate("word ".repeat(500)));
    }
}
