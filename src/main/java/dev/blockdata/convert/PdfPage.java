package dev.blockdata.convert;

import dev.blockdata.docling.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a PDF (from 1) as PDFBox reads it: its size in points, and its lines in the order in
/// which the file holds them. `whole` is false where reading it broke off.
///
/// `origin` is the page's top left corner in the coordinates of the file, null on a page that is
/// shown turned.
record PdfPage(
        int number,
        double width,
        double height,
        @Nullable Origin origin,
        boolean whole,
        List<Line> lines) {

    PdfPage {
        lines = List.copyOf(lines);
    }

    record Origin(double left, double top) {}

    /// A word, in points from the page's top left corner; its bottom is the line it stands on.
    record Word(String text, double left, double top, double right, double bottom) {

        double height() {
            return bottom - top;
        }

        boolean fromRightToLeft() {
            return fromRightToLeft(text);
        }

        static boolean fromRightToLeft(String text) {
            return text.codePoints()
                    .map(Character::getDirectionality)
                    .anyMatch(direction ->
                            direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        }
    }

    record Line(List<Word> words) {

        Line {
            words = List.copyOf(words);
        }

        String text() {
            return String.join(" ", words.stream().map(Word::text).toList());
        }

        double bottom() {
            return words.stream().mapToDouble(Word::bottom).max().orElse(0);
        }

        double height() {
            return words.stream().mapToDouble(Word::height).max().orElse(0);
        }
    }

    List<Word> words() {
        return lines.stream().flatMap(line -> line.words().stream()).toList();
    }

    /// Where words stand: the smallest box around them.
    Place around(List<Word> words) {
        return new Place(
                number,
                new Place.Box(
                        words.stream().mapToDouble(Word::left).min().orElse(0),
                        words.stream().mapToDouble(Word::top).min().orElse(0),
                        words.stream().mapToDouble(Word::right).max().orElse(0),
                        words.stream().mapToDouble(Word::bottom).max().orElse(0)));
    }
}
