package dev.blockdata.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The blocks that a verb is for, as the caller named them.
sealed interface Choice {

    int MOST = 10_000;

    /// Everything that is staged.
    record All() implements Choice {}

    /// These blocks, each with the revision that was seen where the caller told it.
    record These(List<Item> items) implements Choice {

        public These {
            items = List.copyOf(items);
        }
    }

    record Item(String blockUid, @Nullable Integer revision) {}

    /// The same as a run's block indexes; what names no block of its document is only counted. Both
    /// arrays are null for all.
    record Indexes(Integer @Nullable [] index, Integer @Nullable [] revision, int unknown) {}

    default Indexes within(String convUid) {
        return switch (this) {
            case All() -> new Indexes(null, null, 0);
            case These(var items) -> indexes(items, convUid);
        };
    }

    private static Indexes indexes(List<Item> items, String convUid) {
        var index = new ArrayList<Integer>();
        var revision = new ArrayList<@Nullable Integer>();
        var unknown =
                items.stream()
                        .filter(item ->
                                BlockUid.parse(item.blockUid())
                                        .filter(uid -> uid.convUid().equals(convUid))
                                        .map(uid ->
                                                index.add(uid.index())
                                                        && revision.add(item.revision()))
                                        .isEmpty())
                        .map(Item::blockUid)
                        .distinct()
                        .count();
        return new Indexes(
                index.toArray(Integer[]::new), revision.toArray(Integer[]::new), (int) unknown);
    }
}
