package dev.blockdata.models.fake;

import dev.blockdata.models.Question;
import java.util.List;
import java.util.regex.Pattern;

/// A block as it stands in a message, under its key.
public record Asked(String key, String text) {

    private static final Pattern FRAME =
            Pattern.compile("<(block\\d*)(?: key=\"([^\"]*)\")?>\\n(.*?)\\n</\\1>", Pattern.DOTALL);

    static List<Asked> in(String message) {
        return FRAME.matcher(message)
                .results()
                .map(found ->
                        new Asked(
                                found.group(2) == null ? Question.ALONE : found.group(2),
                                found.group(3)))
                .toList();
    }
}
