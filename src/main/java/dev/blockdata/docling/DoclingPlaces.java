package dev.blockdata.docling;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where the items of a DoclingDocument stand. No box rather than a wrong one: what is no box, what
/// is a single point (as [DoclingBuilder] writes where it knows of none) or reaches farther than
/// any page is not known, nor is one from the bottom of a page whose height is not given.
final class DoclingPlaces {

    /// In points, thirty-five metres. Up to here a `real` of the database tells hundredths apart.
    private static final double FARTHEST = 100_000;

    private final JsonNode pages;

    DoclingPlaces(JsonNode document) {
        pages = document.path("pages");
    }

    /// The page that the item begins on, and the box around all of it that is there.
    @Nullable Place of(JsonNode item) {
        JsonNode all = item.path("prov");
        int page = page(all.path(0));
        return page > 0 ? new Place(page, around(all, page)) : null;
    }

    private Place.@Nullable Box around(JsonNode all, int page) {
        Place.Box around = null;
        for (JsonNode one : all) {
            if (page(one) == page) {
                Place.Box box = box(one.path("bbox"), page);
                if (box == null) {
                    return null;
                }
                around = around == null ? box : around.with(box);
            }
        }
        return around == null ? null : around.rounded();
    }

    private static int page(JsonNode one) {
        return one.path("page_no").asInt(0);
    }

    private Place.@Nullable Box box(JsonNode box, int page) {
        double left = points(box.path("l"));
        double top = points(box.path("t"));
        double right = points(box.path("r"));
        double bottom = points(box.path("b"));
        switch (box.path("coord_origin").asString("TOPLEFT")) {
            case "TOPLEFT" -> {}
            case "BOTTOMLEFT" -> {
                double height = points(pages.path(Integer.toString(page)).at("/size/height"));
                // What is not known stays so: any sum with it is not a number either.
                top = height > 0 ? height - top : Double.NaN;
                bottom = height - bottom;
            }
            default -> {
                return null;
            }
        }
        boolean extended = left <= right && top <= bottom && (left < right || top < bottom);
        return extended ? new Place.Box(left, top, right, bottom) : null;
    }

    /// Not a number where it is none that can be on a page.
    private static double points(JsonNode value) {
        double points = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
        return Math.abs(points) <= FARTHEST ? points : Double.NaN;
    }
}
