package dev.blockdata.reconstruct;

import dev.blockdata.blocks.Label;
import dev.blockdata.blocks.Outline.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What is defined where, before and after, and which blocks refer to what is no longer there.
final class Targets {

    private final Alignment alignment;
    private final Suspects suspects;

    /// By the index of the original block, or of the revision in which a new definition stands.
    private final Map<Label, Integer> before;

    private final Map<Label, Integer> after;

    Targets(Alignment alignment, Suspects suspects) {
        this.alignment = alignment;
        this.suspects = suspects;
        before = targets(alignment.before(), entry -> entry.block().index());
        after = targets(alignment.after().entries(), entry -> home(entry.block().index()));
    }

    /// Of several definitions of a label the first one counts.
    private static Map<Label, Integer> targets(List<Entry> entries, ToIntFunction<Entry> home) {
        var targets = new HashMap<Label, Integer>();
        for (var entry : entries) {
            entry.defines().forEach(each -> targets.putIfAbsent(each, home.applyAsInt(entry)));
        }
        return targets;
    }

    /// The original block that one of the result was, or else a revision that it came of; one that
    /// is of no revision is none of them.
    private int home(int entry) {
        var origin = alignment.origin(entry);
        var by = alignment.revisedIn(entry);
        return origin != null ? origin : by.isEmpty() ? -1 - entry : by.getFirst();
    }

    /// The blocks whose references lead elsewhere or nowhere, and the revisions by which they do.
    Map<Integer, Set<Integer>> disturbed() {
        var disturbed = new TreeMap<Integer, Set<Integer>>();
        if (alignment.before().isEmpty() || before.equals(after)) {
            return disturbed;
        }
        var references = alignment.after().references();
        for (var entry = 0; entry < references.size(); entry++) {
            var index = home(entry);
            for (var label : references.get(entry)) {
                var was = before.get(label);
                var is = after.get(label);
                if (index >= 0 && leadsElsewhere(index, was, is)) {
                    disturbed
                            .computeIfAbsent(index, _ -> new TreeSet<>())
                            .addAll(definers(was, is));
                }
            }
        }
        return disturbed;
    }

    /// What a new text refers to of its own accord is its own affair, unless it was there before.
    private boolean leadsElsewhere(int index, @Nullable Integer was, @Nullable Integer is) {
        if (was == null) {
            return is != null && !alignment.revisions().containsKey(index);
        }
        return !was.equals(is);
    }

    private Set<Integer> definers(@Nullable Integer was, @Nullable Integer is) {
        var by = new TreeSet<Integer>();
        if (was != null && alignment.after(was) == null && !revised(was)) {
            by.addAll(suspects.readWith(was));
        }
        for (var each : new @Nullable Integer[] {was, is}) {
            if (each != null && revised(each)) {
                by.add(each);
            }
        }
        return by;
    }

    private boolean revised(int index) {
        return alignment.revisions().containsKey(index);
    }
}
