package dev.blockdata.convert;

import dev.blockdata.docling.DoclingBuilder;
import dev.blockdata.docling.Place;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// On which page one is. Only Word itself knows, and it leaves marks where it last broke pages;
/// without those nothing is said.
final class DocxPages {

    private static final double TWIPS = 20;
    private static final int MOST_PAGES = 100_000;
    private static final int LETTER_WIDTH = 12_240;
    private static final int LETTER_HEIGHT = 15_840;

    private final DoclingBuilder builder;
    private final boolean known;
    private final double width;
    private final double height;
    private int page = 1;

    DocxPages(DoclingBuilder builder, Element root) {
        this.builder = builder;
        known = !Xml.all(root, "w:lastRenderedPageBreak").isEmpty();
        Element size = Xml.all(root, "w:pgSz").stream().findFirst().orElse(null);
        width = Xml.number(Xml.attribute(size, "w"), LETTER_WIDTH) / TWIPS;
        height = Xml.number(Xml.attribute(size, "h"), LETTER_HEIGHT) / TWIPS;
        open();
    }

    private void open() {
        if (known) {
            builder.page(page, width, height);
        }
    }

    void turn(int count) {
        for (int turned = 0; turned < count && page < MOST_PAGES; turned++) {
            page++;
            open();
        }
    }

    @Nullable Place here() {
        return known ? Place.onPage(page) : null;
    }

    @Nullable Integer count() {
        return known ? page : null;
    }
}
