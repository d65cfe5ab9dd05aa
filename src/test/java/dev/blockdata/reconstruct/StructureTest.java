package dev.blockdata.reconstruct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.blocks.Outline;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a revision does to headings, lists and what is referred to: said of the revision that does
/// it, and of no other.
class StructureTest {

    /// Each row is a text, the revisions as `index=new text`, and what is said of them.
    private static void check(String text, String revisions, String said) {
        var after = new TreeMap<Integer, String>();
        Stream.of(revisions.split(" & ", -1))
                .forEach(each -> {
                    var parts = each.split("=", 2);
                    after.put(Integer.valueOf(parts[0].strip()), lines(parts[1]));
                });
        var bytes = lines(text).getBytes(UTF_8);
        assertThat(Doubts.words(Doubts.of(bytes, after, Outline::ofMarkdown)))
                .isEqualTo(said == null ? "" : said);
    }

    /// A bar stands for the end of a line.
    private static String lines(String text) {
        return String.join("\n", Arrays.asList(text.split("¶", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            commentCharacter = '%',
            textBlock =
                    """
                    # A¶¶## B¶¶Text.            | 0=### A           | 0 level 1-3 disturbs HEADINGS [1, 2]
                    # A¶¶Text.                  | 0=### A           | 0 level 1-3
                    # A¶¶Text.                  | 0=# Other words   |
                    A¶===¶¶Text.                | 0=# A             |
                    A¶===¶¶Text.                | 0=A¶---           | 0 level 1-2
                    # A¶¶## B¶¶Text.            | 1=                | 1 disturbs HEADINGS [2]
                    # A¶¶## B¶¶Text.¶¶# C¶¶D.   | 1=# B             | 1 level 2-1 disturbs HEADINGS [2]
                    # A¶¶## B¶¶Text.            | 0=# AA & 1=# B    | 1 level 2-1 disturbs HEADINGS [2]
                    # A¶¶Text.¶¶More.           | 1=## Text         | 1 becomes [heading] disturbs HEADINGS [2]
                    # A¶¶Text.¶¶More.           | 1=Text¶¶## B      | 1 becomes [paragraph, heading] disturbs HEADINGS [2]
                    # A¶¶## B¶¶Text.            | 1=##              |
                    """)
    void ofAHeadingItsLevelCounts(String text, String revisions, String said) {
        check(text, revisions, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            commentCharacter = '%',
            textBlock =
                    """
                    - a¶- b¶- c                 | 1=1. b            | 1 numbered disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 1=* b             | 1 bulleted disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 0=- A & 1=* b     | 1 bulleted disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 1=                | 1 disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 0=- A & 1=        | 1 disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 1=- b¶¶  more     | 1 disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 0=- A & 1=- b¶    | 1 disturbs LIST [0, 2]
                    - a¶- b¶- c                 | 1=- other words   |
                    - a¶- b¶- c                 | 0=* a & 1=* b & 2=* c |
                    - a¶- b                     | 0=1. a & 1=2. b   | 0 numbered; 1 numbered
                    - a¶¶- b¶¶- c               | 1=                |
                    - a¶¶- b¶¶- c               | 1=- b¶¶  more     |
                    - a¶¶Text.¶¶- b             | 1=                | 1 disturbs LIST [0, 2]
                    - a¶¶Text.¶¶- b             | 0=- A & 1= & 2=- B | 1 disturbs LIST [0, 2]
                    - a¶¶Text.¶¶- b             | 1=Other words.    |
                    - a¶¶Text.¶¶* b             | 1=                |
                    - a¶¶Text.¶¶    code        | 1=                | 1 disturbs READ [0, 2]
                    1. a¶2. b¶3. c              | 0=5. a            | 0 disturbs LIST [1, 2]
                    1. a¶2. b¶3. c              | 1=7. b            |
                    1. a¶¶2. b¶¶3. c            | 1=                | 1 disturbs LIST [2]
                    1. a¶¶2. b¶¶3. c            | 0=                |
                    1. a¶2. b                   | 1=2) b            | 1 numbered disturbs LIST [0]
                    - a                         | 0=- a¶¶  more     |
                    - a¶- b                     | 0=Text.           | 0 becomes [paragraph]
                    - a¶- b¶- c                 | 1=- b¶- d         | 1 becomes [list_item, list_item]
                    """)
    void ofAnItemItsListCounts(String text, String revisions, String said) {
        check(text, revisions, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            commentCharacter = '%',
            textBlock =
                    """
                    See [x].¶¶[x]: /a           | 1=                | 1 disturbs TARGET [0]
                    See [x].¶¶[x]: /a           | 1=[y]: /a         | 1 disturbs TARGET [0]
                    See [x].¶¶[x]: /a           | 1=[X]: /b         |
                    See [x].¶¶[x]: /a           | 0=See y. & 1=     |
                    See [x].¶¶[x]: /a           | 0=Look: [x]. & 1= | 1 disturbs TARGET [0]
                    See [x].¶¶[x]: /a           | 0=See [y].        |
                    See [x](/b).¶¶[x]: /a       | 1=                |
                    See `[x]`.¶¶[x]: /a         | 1=                |
                    See [the][x].¶¶[x]: /a      | 1=                | 1 disturbs TARGET [0]
                    # See [x]¶¶[x]: /a          | 1=                | 1 disturbs TARGET [0]
                    - a¶- see [x]¶¶[x]: /a      | 2=                | 2 disturbs TARGET [1]
                    > see [x]¶¶[x]: /a          | 1=                | 1 disturbs TARGET [0]
                    a¦b¶-¦-¶[x]¦c¶¶[x]: /a      | 1=                | 1 disturbs TARGET [0]
                    See [x].¶¶[x]: /a¶[x]: /b   | 1=                | 1 disturbs TARGET [0]
                    See [x].¶¶[x]: /a¶[x]: /b   | 2=                |
                    See [y].¶¶[x]: /a           | 1=[y]: /a         | 1 disturbs TARGET [0]
                    See [^1].¶¶[^1]: Note.      | 1=                | 1 disturbs TARGET [0]
                    See [^1].¶¶[^1]: Note.      | 1=[^2]: Note.     | 1 disturbs TARGET [0]
                    See [^1].¶¶[^1]: Note.      | 1=[^1]: Words.    |
                    See it.¶¶[^1]: Note.        | 1=                |
                    See *[a_b*]*.¶¶[a_b*]: /a   | 1=                | 1 disturbs TARGET [0]
                    See [x][].¶¶- a¶¶  [x]: /a  | 1=- a             | 1 disturbs TARGET [0]
                    """)
    void whatIsReferredToStaysDefined(String text, String revisions, String said) {
        check(text.replace('¦', '|'), revisions, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            commentCharacter = '%',
            textBlock =
                    """
                    One.¶¶Two.¶# H¶¶Four.       | 0=Uno. & 2====    | 2 becomes [other] disturbs READ [1] HEADINGS [3]
                    One.¶¶Two.¶¶# H¶¶Four.      | 0=Uno. & 2====    | 2 becomes [paragraph] disturbs HEADINGS [3]
                    One.¶¶Two.¶¶Three.¶¶Four.   | 0=``` a & 2=Tres. | 0 becomes [other] disturbs READ [1, 3]; 2 becomes [other]
                    One.¶# Two¶Three.           | 0=Uno. & 1=Two    | 0 becomes [other]; 1 becomes [other] disturbs READ [2]
                    One.¶# Two¶Three.¶# Four¶Five. | 1=Two & 3=Four | 1 becomes [other] disturbs READ [0, 2]; 3 becomes [other] disturbs READ [2, 4]
                    One.¶¶<b>¶¶Three.           | 0=<!-- & 2=Tres.  | 0 becomes [other] disturbs READ [1]; 2 becomes [other]
                    """)
    void itIsSaidOfTheRevisionThatDoesIt(String text, String revisions, String said) {
        check(text, revisions, said);
    }
}
