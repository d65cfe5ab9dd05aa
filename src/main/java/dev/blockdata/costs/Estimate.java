package dev.blockdata.costs;

import dev.blockdata.models.Packing;
import dev.blockdata.models.Usage;
import java.util.ArrayList;
import java.util.List;

/// What asking one model about its blocks will take: call by call from their sizes, or by what
/// blocks like them took before.
final class Estimate {

    private record Block(long characters, long tokens) {}

    /// What an answer says around its object where several share a call.
    private static final int FRAME = 6;

    private final PromptSizes sizes;
    private final Packing packing;
    private final CacheRules cache;
    private final int sideBySide;
    private long blocks;
    private long characters;
    private long callsAlone;
    private long callsTogether;
    private double input;
    private long output;

    Estimate(PromptSizes sizes, Packing packing, CacheRules cache, int sideBySide) {
        this.sizes = sizes;
        this.packing = packing;
        this.cache = cache;
        this.sideBySide = sideBySide;
    }

    /// Blocks of one document, by their places in its list, in reading order.
    void add(BlockSizes.Left document, List<Integer> from) {
        List<Block> list = new ArrayList<>();
        for (int i : from) {
            long length = document.characters().get(i);
            list.add(new Block(length, sizes.text(document.types().get(i), length)));
        }
        packing.packs(list, Block::tokens).forEach(this::addCall);
    }

    private void addCall(List<Block> pack) {
        boolean together = pack.size() > 1;
        callsAlone += together ? 0 : 1;
        callsTogether += together ? 1 : 0;
        blocks += pack.size();
        for (Block block : pack) {
            characters += block.characters();
            input += block.tokens() + sizes.around(together);
            output += packing.answers().about(block.tokens()) + (together ? FRAME : 0);
        }
    }

    long blocks() {
        return blocks;
    }

    Usage usage() {
        long plain = Math.round(input);
        long cached = 0;
        long written = 0;
        for (boolean together : new boolean[] {false, true}) {
            long calls = together ? callsTogether : callsAlone;
            long prefix = sizes.prefix(together);
            if (prefix < cache.least()) {
                plain += calls * prefix;
            } else {
                long first = Math.min(calls, sideBySide);
                written += cache.writesAreBilled() ? first * prefix : 0;
                plain += cache.writesAreBilled() ? 0 : first * prefix;
                cached += (calls - first) * prefix;
            }
        }
        return new Usage(
                Math.toIntExact(callsAlone + callsTogether), plain, cached, written, output, null);
    }

    /// The same by what was measured. Which part of what the provider keeps is written stays
    /// reckoned: what was measured may be the first few calls alone, which write most.
    Usage usage(BlockSizes.Measured measured) {
        long calls = Math.max(1, Math.round(measured.calls() * blocks));
        long kept = Math.round(measured.kept().of(blocks, characters));
        long written = cache.writesAreBilled() ? kept * Math.min(calls, sideBySide) / calls : 0;
        return new Usage(
                Math.toIntExact(calls),
                Math.round(measured.input().of(blocks, characters)),
                kept - written,
                written,
                Math.round(measured.output().of(blocks, characters)),
                null);
    }
}
