package dev.blockdata.models;

import dev.blockdata.schemas.SchemaArtifact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// How many blocks share a call, so that the instructions are paid for once: bounded by how many,
/// by what they say, and by what is to be said about them.
///
/// What is rewritten is packed less: a call that fails throws away all that it wrote, and long
/// answers drift. A block too large for company goes alone.
public record Packing(AnswerSize answers, int mostBlocks, long mostInput, long mostOutput) {

    private static final int EXTRACTED = 16;
    private static final int REWRITTEN = 4;
    private static final long EXTRACTED_INPUT = 6000;
    private static final long REWRITTEN_INPUT = 1600;
    private static final long EXTRACTED_OUTPUT = 4000;
    private static final long REWRITTEN_OUTPUT = 2400;

    /// Chosen by the schema: `mostBlocks` bounds it from above, 1 switches packing off, 0 leaves it
    /// to the schema.
    public static Packing of(SchemaArtifact artifact, int mostBlocks) {
        var answers = AnswerSize.of(artifact);
        int own = answers.rewrites() ? REWRITTEN : EXTRACTED;
        return new Packing(
                answers,
                mostBlocks == 0 ? own : Math.min(mostBlocks, own),
                answers.rewrites() ? REWRITTEN_INPUT : EXTRACTED_INPUT,
                answers.rewrites() ? REWRITTEN_OUTPUT : EXTRACTED_OUTPUT);
    }

    /// The same, each block by itself.
    public Packing alone() {
        return new Packing(answers, 1, mostInput, mostOutput);
    }

    /// Cuts blocks that follow each other into packs, in their order.
    public <T> List<List<T>> packs(List<T> blocks, ToLongFunction<T> tokens) {
        List<List<T>> packs = new ArrayList<>();
        List<T> open = new ArrayList<>();
        long input = 0;
        long output = 0;
        for (T block : blocks) {
            long in = tokens.applyAsLong(block);
            long out = answers.about(in);
            boolean full =
                    open.size() >= mostBlocks
                            || input + in > mostInput
                            || output + out > mostOutput;
            if (full && !open.isEmpty()) {
                packs.add(List.copyOf(open));
                open.clear();
                input = 0;
                output = 0;
            }
            open.add(block);
            input += in;
            output += out;
        }
        if (!open.isEmpty()) {
            packs.add(List.copyOf(open));
        }
        return packs;
    }
}
