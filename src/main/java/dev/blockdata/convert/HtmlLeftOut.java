package dev.blockdata.convert;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What of a page is no part of its text.
enum HtmlLeftOut {
    NAVIGATION("navigation"),
    FORM_CONTROLS("form controls"),
    EMBEDDED_MEDIA("embedded media"),
    HIDDEN("hidden parts"),
    SCRIPTS_AND_STYLES("scripts and styles");

    private final String words;

    HtmlLeftOut(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Null for what belongs to the text.
    static @Nullable HtmlLeftOut of(Element element) {
        return switch (element.normalName()) {
            case "script", "style", "template", "noscript", "link", "meta", "head" ->
                    SCRIPTS_AND_STYLES;
            case "nav" -> NAVIGATION;
            case "select", "button", "input", "textarea", "datalist" -> FORM_CONTROLS;
            case "iframe", "object", "embed", "video", "audio", "canvas", "svg" -> EMBEDDED_MEDIA;
            default ->
                    HtmlText.hidden(element)
                            ? HIDDEN
                            : element.attr("role").equalsIgnoreCase("navigation")
                                    ? NAVIGATION
                                    : null;
        };
    }
}
