package dev.blockdata.convert;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// The alternative text that an author has written for something drawn.
final class AltText {

    private AltText() {}

    /// @param named the properties that hold it, empty where there are none
    static String of(@Nullable Element named) {
        String title = Xml.attribute(named, "title").strip();
        String words = Xml.attribute(named, "descr").strip();
        if (title.isEmpty() || words.isEmpty() || title.equals(words)) {
            return title.isEmpty() ? words : title;
        }
        return title + ": " + words;
    }
}
