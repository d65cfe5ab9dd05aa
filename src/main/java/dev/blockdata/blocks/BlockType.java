package dev.blockdata.blocks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a block is; the order of the constants is the contract's, and frequency maps follow it.
public enum BlockType {
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    CODE_BLOCK,
    TABLE,
    FIGURE,
    CAPTION,
    FOOTNOTE,
    DIVIDER,
    HTML_BLOCK,
    DEFINITION,
    BLOCKQUOTE,
    FORMULA,
    FRONT_MATTER,
    CHECKBOX,
    FORM_REGION,
    KEY_VALUE_REGION,
    PAGE_HEADER,
    PAGE_FOOTER,
    OTHER;

    private static final Map<String, BlockType> BY_WIRE =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(BlockType::wire, Function.identity()));

    private final String wire = name().toLowerCase(Locale.ROOT);

    public String wire() {
        return wire;
    }

    public static boolean isKnown(String wire) {
        return BY_WIRE.containsKey(wire);
    }

    public static BlockType of(String wire) {
        var type = BY_WIRE.get(wire);
        if (type == null) {
            throw new IllegalArgumentException("no block type is called '" + wire + "'");
        }
        return type;
    }
}
