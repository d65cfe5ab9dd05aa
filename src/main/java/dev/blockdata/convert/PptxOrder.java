package dev.blockdata.convert;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.jspecify.annotations.Nullable;

/// The order in which a person reads the shapes of a slide: as they were put there, except that
/// what stands wholly above something in the same column comes before it.
final class PptxOrder {

    /// Beyond this, comparing each with each takes too long to be worth it.
    private static final int MOST_SHAPES = 300;

    private PptxOrder() {}

    static List<XSLFShape> of(List<XSLFShape> shapes) {
        if (shapes.size() > MOST_SHAPES) {
            return shapes;
        }
        List<XSLFShape> left = new ArrayList<>(shapes);
        List<XSLFShape> read = new ArrayList<>();
        while (!left.isEmpty()) {
            XSLFShape next =
                    left.stream()
                            .filter(one -> left.stream().noneMatch(other -> isAbove(other, one)))
                            .findFirst()
                            .orElse(left.getFirst());
            left.remove(next);
            read.add(next);
        }
        return read;
    }

    private static boolean isAbove(XSLFShape one, XSLFShape other) {
        return isAbove(PptxFrame.anchor(one), PptxFrame.anchor(other));
    }

    private static boolean isAbove(@Nullable Rectangle2D one, @Nullable Rectangle2D other) {
        return one != null
                && other != null
                && one.getMaxY() <= other.getMinY()
                && one.getMinY() < other.getMinY()
                && one.getMinX() < other.getMaxX()
                && other.getMinX() < one.getMaxX();
    }
}
