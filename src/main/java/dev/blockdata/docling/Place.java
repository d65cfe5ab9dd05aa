package dev.blockdata.docling;

import org.jspecify.annotations.Nullable;

/// Where on which page (from 1) an item stands; the box is null where the format has none.
public record Place(int pageNo, @Nullable Box box) {

    /// In points of the page, from its top left corner.
    public record Box(double left, double top, double right, double bottom) {}

    public static Place onPage(int pageNo) {
        return new Place(pageNo, null);
    }
}
