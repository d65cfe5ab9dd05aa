package dev.blockdata.docling;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A text that is to be written into a DoclingDocument.
///
/// `level` (1 to 100) is that of a section header, 0 elsewhere. `marker` is what stands before a
/// list item, its computed number for instance. `source` says where in the uploaded file it was
/// found, so that it can be written back.
public record Text(
        Label label,
        String text,
        int level,
        @Nullable String marker,
        boolean enumerated,
        @Nullable String language,
        Layer layer,
        @Nullable Place place,
        Map<String, Object> source) {

    public Text {
        source = Map.copyOf(source);
    }

    public static Text of(Label label, String text) {
        return new Text(label, text, 0, null, false, null, Layer.BODY, null, Map.of());
    }

    public static Text heading(int level, String text) {
        return new Text(
                Label.SECTION_HEADER, text, level, null, false, null, Layer.BODY, null, Map.of());
    }

    /// @param marker what stands before it: a bullet, or its number with all that belongs to it
    public static Text item(String marker, boolean enumerated, String text) {
        return new Text(
                Label.LIST_ITEM, text, 0, marker, enumerated, null, Layer.BODY, null, Map.of());
    }

    /// @param language of the program text, where it is known
    public static Text code(@Nullable String language, String text) {
        return new Text(Label.CODE, text, 0, null, false, language, Layer.BODY, null, Map.of());
    }

    public Text at(@Nullable Place somewhere) {
        return new Text(label, text, level, marker, enumerated, language, layer, somewhere, source);
    }

    public Text in(Layer other) {
        return new Text(label, text, level, marker, enumerated, language, other, place, source);
    }

    public Text from(Map<String, Object> found) {
        return new Text(label, text, level, marker, enumerated, language, layer, place, found);
    }
}
