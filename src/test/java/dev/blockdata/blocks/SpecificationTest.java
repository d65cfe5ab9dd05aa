package dev.blockdata.blocks;

import static dev.blockdata.blocks.Given.assertAddressable;
import static dev.blockdata.blocks.Given.assertEveryBytePartOfABlockOrBlank;
import static dev.blockdata.blocks.Given.assertReplaceable;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example of the CommonMark and GFM specifications and of the regression lists, with every
/// line end.
final class SpecificationTest {

    static Stream<Example> examples() {
        return Stream.concat(
                        Stream.of(TestResources.getSpec(), TestResources.getGfmSpec()),
                        TestResources.getRegressions().stream())
                .flatMap(SpecificationTest::read);
    }

    private static Stream<Example> read(URL specification) {
        return ExampleReader.readExamples(specification).stream();
    }

    @Test
    void theSpecificationsAreThere() {
        assertThat(read(TestResources.getSpec())).hasSizeGreaterThan(600);
        assertThat(read(TestResources.getGfmSpec())).hasSizeGreaterThan(600);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void blocksAreExactAndReplaceableInEveryVariant(Example example) throws Exception {
        for (var variant : Given.variants(example.getSource()).entrySet()) {
            var source = variant.getValue();
            var blocks = MarkdownBlocks.of(source);
            assertAddressable(source, blocks);
            assertReplaceable(source, blocks);
            assertEveryBytePartOfABlockOrBlank(source, blocks);
            assertAddressable(source, TextBlocks.of(source));
            assertReplaceable(source, TextBlocks.of(source));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void lineEndsAndByteOrderMarkMoveNoBoundary(Example example) {
        var variants = Given.variants(example.getSource());
        var expected = shape(MarkdownBlocks.of(Given.utf8(example.getSource())));
        variants.forEach((name, source) ->
                assertThat(shape(MarkdownBlocks.of(source))).as(name).isEqualTo(expected));
    }

    private static List<String> shape(List<Block> blocks) {
        return blocks.stream()
                .map(b ->
                        b.type()
                                + " "
                                + b.headingPath()
                                + " "
                                + b.content().replaceAll("\\r\\n|\\r", "\n"))
                .toList();
    }
}
