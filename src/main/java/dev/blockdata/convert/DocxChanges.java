package dev.blockdata.convert;

import org.w3c.dom.Element;

/// Counts the tracked changes, all of which are read as if they had been accepted.
final class DocxChanges {

    private int insertions;
    private int deletions;

    void count(Element root) {
        insertions += Xml.all(root, "w:ins").size() + Xml.all(root, "w:moveTo").size();
        deletions += Xml.all(root, "w:del").size() + Xml.all(root, "w:moveFrom").size();
    }

    boolean any() {
        return insertions + deletions > 0;
    }

    String note() {
        return "Tracked changes were taken as accepted: %s and %s."
                .formatted(counted(insertions, "insertion"), counted(deletions, "deletion"));
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
