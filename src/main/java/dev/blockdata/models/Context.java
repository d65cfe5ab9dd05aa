package dev.blockdata.models;

import dev.blockdata.schemas.PromptConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The neighbours of a block that are shown with it: as many as the schema asks for, the nearest
/// first, as far as its tokens reach.
record Context(List<String> before, List<String> after) {

    private static final int WORTH_SHOWING = 20;
    private static final String CUT = "…";

    static Context of(Question.Surroundings around, PromptConfig.Context wanted) {
        Deque<String> before = new ArrayDeque<>();
        Deque<String> after = new ArrayDeque<>();
        int left = wanted.maxTokens();
        for (int distance = 1; distance <= wanted.neighbours() && left > 0; distance++) {
            if (distance <= around.before().size()) {
                String text = around.before().get(around.before().size() - distance);
                String shown = cut(text, left, true);
                left -= Tokens.estimate(text);
                add(shown, before::addFirst);
            }
            if (distance <= around.after().size() && left > 0) {
                String text = around.after().get(distance - 1);
                String shown = cut(text, left, false);
                left -= Tokens.estimate(text);
                add(shown, after::addLast);
            }
        }
        return new Context(List.copyOf(before), List.copyOf(after));
    }

    private static void add(String shown, Consumer<String> to) {
        if (!shown.isBlank()) {
            to.accept(shown);
        }
    }

    /// What fits of a text, of the end that lies nearer to the block.
    private static String cut(String text, int tokens, boolean end) {
        int all = Tokens.estimate(text);
        if (all <= tokens) {
            return text;
        }
        if (tokens < WORTH_SHOWING) {
            return "";
        }
        int points = text.codePointCount(0, text.length());
        int keep = (int) ((long) points * tokens / all);
        if (end) {
            return CUT + text.substring(text.offsetByCodePoints(0, points - keep));
        }
        return text.substring(0, text.offsetByCodePoints(0, keep)) + CUT;
    }
}
