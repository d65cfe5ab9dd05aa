package dev.blockdata.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// About one megabyte each of what makes naive parsers recurse or go quadratic.
final class PathologicalTest {

    private static final int SIZE = 1_000_000;

    /// Five seconds are promised and under two are usual, by the processor's time: what else a
    /// build machine does meanwhile is no matter. What is quadratic needs minutes.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static Stream<Arguments> sources() {
        return Stream.of(
                        nesting(),
                        Stream.of(
                                        "[", "[a](", "`a``", "<!--", "#", "# ", "-", "* ", "\t",
                                        " ", "|", "\\", "1", "a ", "|:")
                                .map(unit -> source("one line of " + unit, filled(unit) + "\n")),
                        Stream.of(
                                        "[", "[a](", "![", "*a _b ", "\\", " #", "<a ", "`", "&",
                                        "*", "](", "**a *")
                                .map(unit -> source("heading of " + unit, "# " + filled(unit))),
                        Stream.of(
                                        "a",
                                        "1",
                                        "[",
                                        "[a",
                                        "[a]: <b",
                                        "[a]: b",
                                        "[a]: b '",
                                        "[^a]: b",
                                        "-",
                                        "*",
                                        "2. a",
                                        "|",
                                        "|-",
                                        "|:",
                                        "a|b",
                                        "-|-",
                                        "|-\n|-|-",
                                        "(\n|:",
                                        "<div",
                                        "<a",
                                        "</p>",
                                        "&",
                                        "===",
                                        "```",
                                        "~~~ a",
                                        "# ",
                                        ">",
                                        "> a",
                                        "- a",
                                        "1) a",
                                        "\\",
                                        "'",
                                        "a\n\n",
                                        ": a")
                                .map(unit -> source("lines of " + unit, filled(unit + "\n"))),
                        Stream.of("2. a", "*", "(", "-|-", "|", "[")
                                .flatMap(unit ->
                                        Stream.of("a\n", "[a]: b\n'\n", "a|b\n-|-\n")
                                                .map(head ->
                                                        source(
                                                                head + "then " + unit,
                                                                head + filled(unit + "\n")))))
                .flatMap(s -> s);
    }

    private static Stream<Arguments> nesting() {
        return Stream.of(
                source("quotes", filled(">")),
                source("items", filled("- ")),
                source("numbers", filled("1. ")),
                source("footnotes", filled("[^a]: ")),
                source("items and quotes", filled("- > ")),
                source(
                        "10,000 lists deep",
                        "- ".repeat(10_000) + "a\n" + " ".repeat(20_000) + "- b\n"),
                source("deeper line by line", deeper("  ", "- a")),
                source("quotes line by line", deeper(">", " a")),
                source("lazy lines under quotes", ">".repeat(10_000) + "a\n" + filled("1\n")),
                source(
                        "wide table",
                        "|a".repeat(1_000) + "|\n" + "|-".repeat(1_000) + "|\n" + filled("a\n")),
                source("empty lines in a list", "- a\n" + filled("\n") + "  b"),
                source("many headings", filled("# [a]\n") + "\n[a]: b\n"));
    }

    private static String deeper(String indent, String text) {
        return IntStream.range(0, 1_400)
                .mapToObj(i -> indent.repeat(i) + text)
                .collect(Collectors.joining("\n"));
    }

    private static Arguments source(String name, String source) {
        return Arguments.of(name.replace("\n", "⏎"), source);
    }

    private static String filled(String unit) {
        return unit.repeat(SIZE / unit.length());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void aMegabyteIsCutInSeconds(String name, String source) {
        var utf8 = Given.utf8(source);
        var blocks = soon(name, () -> MarkdownBlocks.of(utf8));
        assertThat(blocks.isEmpty()).isEqualTo(source.isBlank());
        Given.assertEveryBytePartOfABlockOrBlank(utf8, blocks);
        assertThat(soon(name, () -> TextBlocks.of(utf8)).isEmpty()).isEqualTo(source.isBlank());
    }

    private static <T> T soon(String name, Supplier<T> work) {
        return assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    var threads = ManagementFactory.getThreadMXBean();
                    long before = threads.getCurrentThreadCpuTime();
                    var done = work.get();
                    long taken = threads.getCurrentThreadCpuTime() - before;
                    assertThat(Duration.ofNanos(taken)).as(name).isLessThan(LIMIT);
                    return done;
                },
                name);
    }
}
