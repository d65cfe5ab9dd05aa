package dev.blockdata.blocks;

import static dev.blockdata.blocks.Given.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "plain", "\uFEFF# ä\r\n", "😀\u2028", "ÃŒ", "\u0001\u001B[0m"})
    void utf8StaysUntouched(String text) {
        var source = utf8(text);
        assertThat(SourceText.decode(source))
                .isInstanceOfSatisfying(
                        SourceText.Utf8Text.class, t -> assertThat(t.bytes()).isSameAs(source));
    }

    @Test
    void utf16IsKnownByItsMarkAndKeepsIt() {
        for (var charset :
                List.of(
                        UTF_16LE,
                        UTF_16BE,
                        Charset.forName("UTF-32LE"),
                        Charset.forName("UTF-32BE"))) {
            assertTranscoded(
                    "\uFEFF# Größe 😀\n".getBytes(charset), charset.name(), "\uFEFF# Größe 😀\n");
        }
    }

    @Test
    void singleByteTextIsTranscodedOnce() {
        assertTranscoded("# können\nfür".getBytes(ISO_8859_1), "ISO-8859-1", "# können\nfür");
        assertTranscoded("\u0093a\u0094 \u0080 5".getBytes(ISO_8859_1), "windows-1252", "“a” € 5");
    }

    /// As Java writes it; the sentences are as short as one may be.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    KOI8-R       | Это простой русский текст о том, что такое документ.
                    windows-1251 | Это простой русский текст о том, что такое документ.
                    GB18030      | 这是一个简单的中文文档，用来测试编码检测。
                    Big5         | 這是一個簡單的中文文件，用來測試編碼。
                    Shift_JIS    | これは文字コードを判定するための簡単な日本語の文書です。
                    EUC-JP       | これは文字コードを判定するための簡単な日本語の文書です。
                    EUC-KR       | 이것은 문자 인코딩을 시험하기 위한 간단한 한국어 문서입니다.
                    ISO-8859-7   | Αυτό είναι ένα απλό ελληνικό κείμενο.
                    windows-1255 | זהו מסמך פשוט בעברית לבדיקה
                    """)
    void anEncodingThatItsLettersTellIsTranscodedOnce(String encoding, String text) {
        assertTranscoded(
                ("# " + text + "\n").getBytes(Charset.forName(encoding)),
                encoding,
                "# " + text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe\n\nFür können wir die Länge und Höhe über die Straße prüfen. Äpfel und Öl.",
                "Le garçon a été très déçu de la façon dont l'élève a répondu à la première question.",
                "señor, el niño comió mañana",
                "hå på øen, æble og smørrebrød på Färöarna då"
            })
    void textsOfTheWestAreNotTakenForOthers(String text) {
        assertTranscoded(text.getBytes(ISO_8859_1), "ISO-8859-1", text);
    }

    private static void assertTranscoded(byte[] source, String encoding, String text) {
        assertThat(SourceText.decode(source))
                .isInstanceOfSatisfying(
                        SourceText.Transcoded.class,
                        t -> {
                            assertThat(t.encoding()).isEqualTo(encoding);
                            assertThat(t.bytes()).isEqualTo(utf8(text));
                        });
    }

    @Test
    void whatIsNoTextIsRefusedInWords() {
        assertRefused(utf8("a\u0000b"), "NUL byte (at byte 1)");
        assertRefused("a\u0000b".getBytes(UTF_16LE), "NUL byte");
        assertRefused("\uFEFFa\u0000b".getBytes(UTF_16LE), "NUL character");
        assertRefused(bytes(0xFF, 0xFE, 'a'), "UTF-16LE");
        assertRefused(bytes('a', 0x81, 'b'), "windows-1252");
        assertRefused(bytes('a', 0xFF, 0x01), "control character (at byte 2)");
    }

    @Test
    void damagedUtf8IsNotTakenForAnotherEncoding() {
        var source = utf8("für Größe und Länge: x");
        source[source.length - 1] = (byte) 0xE4;
        assertRefused(source, "damaged character at byte " + (source.length - 1));
    }

    private static void assertRefused(byte[] source, String words) {
        assertThat(SourceText.decode(source))
                .isInstanceOfSatisfying(
                        SourceText.Refused.class, r -> assertThat(r.reason()).contains(words));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }

    @Test
    void umlautsOfAnotherEncodingAreRead() throws Exception {
        var corpus = Given.corpus();
        Assumptions.assumeTrue(corpus.isPresent(), "no shared corpus beside the project");
        var source =
                Files.readAllBytes(corpus.orElseThrow().resolve("hostile/umlauts-non-utf8.md"));
        assertThat(SourceText.decode(source))
                .isInstanceOfSatisfying(
                        SourceText.Transcoded.class,
                        t -> {
                            var first = MarkdownBlocks.of(t.bytes()).getFirst();
                            assertThat(first.type()).isEqualTo(BlockType.HEADING);
                            assertThat(first.content()).contains("können");
                        });
    }
}
