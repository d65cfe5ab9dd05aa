package dev.blockdata.convert;

import dev.blockdata.docling.Place;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.jspecify.annotations.Nullable;

/// The space that shapes are placed in: the slide, or a group with a measure of its own.
record PptxFrame(int slide, AffineTransform toSlide) {

    static PptxFrame whole(int slide) {
        return new PptxFrame(slide, new AffineTransform());
    }

    PptxFrame within(XSLFGroupShape group) {
        Rectangle2D outside = anchor(group);
        Rectangle2D inside = group.getInteriorAnchor();
        if (outside == null || inside == null || inside.isEmpty()) {
            return this;
        }
        var inner = new AffineTransform(toSlide);
        inner.translate(outside.getX(), outside.getY());
        inner.scale(
                outside.getWidth() / inside.getWidth(), outside.getHeight() / inside.getHeight());
        inner.translate(-inside.getX(), -inside.getY());
        return new PptxFrame(slide, inner);
    }

    /// Where a shape stands in its own space; null where the file does not say so, or nonsense.
    static @Nullable Rectangle2D anchor(XSLFShape shape) {
        try {
            return shape.getAnchor();
        } catch (RuntimeException _) {
            return null;
        }
    }

    Place place(XSLFShape shape) {
        Rectangle2D anchor = anchor(shape);
        return new Place(slide, anchor == null ? null : box(anchor));
    }

    private Place.@Nullable Box box(Rectangle2D anchor) {
        Rectangle2D on = toSlide.createTransformedShape(anchor).getBounds2D();
        return new Place.Box(on.getMinX(), on.getMinY(), on.getMaxX(), on.getMaxY());
    }
}
