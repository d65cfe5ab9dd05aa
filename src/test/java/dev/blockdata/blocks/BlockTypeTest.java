package dev.blockdata.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockTypeTest {

    @Test
    void namesAndOrderAreTheContracts() {
        var contract =
                """
                heading, paragraph, list_item, code_block, table, figure, caption, footnote, divider, html_block, \
                definition, blockquote, formula, front_matter, checkbox, form_region, key_value_region, page_header, \
                page_footer, other\
                """;
        assertThat(Arrays.stream(BlockType.values()).map(BlockType::wire).toList())
                .isEqualTo(List.of(contract.split(", ")));
        assertThat(BlockType.values())
                .allSatisfy(type -> assertThat(BlockType.of(type.wire())).isEqualTo(type));
        assertThatIllegalArgumentException().isThrownBy(() -> BlockType.of("Heading"));
    }
}
