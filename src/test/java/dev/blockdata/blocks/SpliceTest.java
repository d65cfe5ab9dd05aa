package dev.blockdata.blocks;

import static dev.blockdata.blocks.Given.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpliceTest {

    private static final byte[] SOURCE = utf8("0123456789");

    private static Replacement replace(int start, int end, String text) {
        return new Replacement(new Span(start, end), text);
    }

    private static String spliced(Replacement... replacements) {
        return new String(Splice.apply(SOURCE, List.of(replacements)), UTF_8);
    }

    @Test
    void rangesAreReplacedAndTheRestStays() {
        assertThat(spliced()).isEqualTo("0123456789");
        assertThat(spliced(replace(0, 1, "ä"), replace(9, 10, ""))).isEqualTo("ä12345678");
        assertThat(spliced(replace(2, 4, "x"), replace(4, 6, "y"))).isEqualTo("01xy6789");
        assertThat(spliced(replace(4, 4, "+"), replace(4, 6, "y"))).isEqualTo("0123+y6789");
        assertThat(spliced(replace(10, 10, "\r\n"))).isEqualTo("0123456789\r\n");
    }

    @Test
    void theOrderOfReplacementsDoesNotMatter() {
        var replacements = new ArrayList<Replacement>();
        for (var at = 0; at < 10; at += 2) {
            replacements.add(replace(at, at + 1, "<" + at + ">"));
        }
        var expected = Splice.apply(SOURCE, replacements);
        var random = new Random(7);
        for (var round = 0; round < 50; round++) {
            Collections.shuffle(replacements, random);
            assertThat(Splice.apply(SOURCE, replacements)).isEqualTo(expected);
        }
    }

    @Test
    void overlapsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spliced(replace(2, 5, ""), replace(4, 6, "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spliced(replace(2, 5, ""), replace(2, 5, "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spliced(replace(2, 5, ""), replace(3, 3, "x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spliced(replace(3, 3, "x"), replace(3, 3, "y")));
    }

    @Test
    void rangesOutsideAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> spliced(replace(9, 11, "")));
        assertThatIllegalArgumentException().isThrownBy(() -> spliced(replace(11, 11, "")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(3, 2));
    }

    @Test
    void charactersAreNeverCut() {
        var source = utf8("ä😀");
        for (var cut : List.of(1, 3, 4, 5)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Splice.apply(source, List.of(replace(cut, 6, "x"))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Splice.apply(source, List.of(replace(0, cut, "x"))));
        }
        assertThat(Splice.apply(source, List.of(replace(2, 6, "x")))).isEqualTo(utf8("äx"));
    }

    @Test
    void halfACharacterIsNoText() {
        assertThatIllegalArgumentException().isThrownBy(() -> spliced(replace(0, 1, "\uD83D")));
    }
}
