package dev.blockdata.docling;

import org.jspecify.annotations.Nullable;

/// Where on which page (from 1) an item stands; the box is null where the format has none.
public record Place(int pageNo, @Nullable Box box) {

    /// In points of the page, from its top left corner.
    public record Box(double left, double top, double right, double bottom) {

        /// To a hundredth of a point, which is finer than any page is printed.
        Box rounded() {
            return new Box(hundredth(left), hundredth(top), hundredth(right), hundredth(bottom));
        }

        Box with(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }

    public static Place onPage(int pageNo) {
        return new Place(pageNo, null);
    }

    static double hundredth(double points) {
        return Math.round(points * 100) / 100.0;
    }
}
