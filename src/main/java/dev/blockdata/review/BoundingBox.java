package dev.blockdata.review;

import java.sql.Array;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where a block stands, in points from the top left corner of its page.
record BoundingBox(float left, float top, float right, float bottom) {

    /// @param sides as the column has them: left, top, right, bottom
    static @Nullable BoundingBox of(@Nullable Array sides) throws SQLException {
        if (sides == null) {
            return null;
        }
        var points = (Float[]) sides.getArray();
        return new BoundingBox(points[0], points[1], points[2], points[3]);
    }
}
