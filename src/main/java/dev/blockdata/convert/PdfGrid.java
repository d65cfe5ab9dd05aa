package dev.blockdata.convert;

import dev.blockdata.docling.Cell;
import dev.blockdata.docling.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table without lines, told by its words alone: rows of short pieces with wide gaps between
/// them, where each piece stands below one piece of the first row.
record PdfGrid(Place place, List<Cell> cells, int rows, int columns) {

    /// Wider than this many heights of a letter, a gap is no space between words.
    private static final double WIDE = 1.2;

    /// Rows further apart than this many heights belong to different things.
    private static final double FAR = 5;

    /// Prose in columns has wide gaps too, but longer pieces.
    private static final double LONGEST_PIECE = 28;

    /// Words without a wide gap between them.
    private record Piece(List<PdfPage.Word> words) {

        double left() {
            return words.getFirst().left();
        }

        double right() {
            return words.getLast().right();
        }

        String text() {
            return String.join(" ", words.stream().map(PdfPage.Word::text).toList());
        }
    }

    /// From where to where a column reaches, which its pieces widen.
    private static final class Column {
        private double left;
        private double right;

        Column(Piece piece) {
            left = piece.left();
            right = piece.right();
        }

        boolean meets(Piece piece) {
            return piece.left() <= right && piece.right() >= left;
        }
    }

    static List<PdfGrid> of(PdfPage page) {
        List<List<Piece>> rows = rows(page);
        var grids = new ArrayList<PdfGrid>();
        int at = 0;
        while (at < rows.size()) {
            List<Column> columns = new ArrayList<>(rows.get(at).stream().map(Column::new).toList());
            int end = at + 1;
            while (columns.size() >= 3 && end < rows.size() && follows(rows, end, columns)) {
                end++;
            }
            List<List<Piece>> found = rows.subList(at, end);
            boolean enough = found.size() >= 3 || (found.size() == 2 && columns.size() >= 4);
            if (columns.size() >= 3 && enough && ofShortPieces(found)) {
                grids.add(grid(page, found, columns));
                at = end;
            } else {
                at++;
            }
        }
        return grids;
    }

    /// Whether a row goes on with the columns, each of its pieces below one of them.
    private static boolean follows(List<List<Piece>> rows, int at, List<Column> columns) {
        List<Piece> row = rows.get(at);
        PdfPage.Word above = rows.get(at - 1).getFirst().words().getFirst();
        PdfPage.Word first = row.getFirst().words().getFirst();
        if (row.size() < 2 || first.bottom() - above.bottom() > FAR * above.height()) {
            return false;
        }
        var places = new ArrayList<Integer>();
        for (Piece piece : row) {
            Integer place = place(piece, columns);
            if (place == null || places.contains(place)) {
                return false;
            }
            places.add(place);
        }
        for (int piece = 0; piece < row.size(); piece++) {
            Column column = columns.get(places.get(piece));
            column.left = Math.min(column.left, row.get(piece).left());
            column.right = Math.max(column.right, row.get(piece).right());
        }
        return true;
    }

    /// The only column that a piece stands in.
    private static @Nullable Integer place(Piece piece, List<Column> columns) {
        Integer place = null;
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).meets(piece)) {
                if (place != null) {
                    return null;
                }
                place = at;
            }
        }
        return place;
    }

    private static boolean ofShortPieces(List<List<Piece>> rows) {
        return rows.stream()
                        .flatMap(List::stream)
                        .mapToInt(piece -> piece.text().length())
                        .average()
                        .orElse(0)
                <= LONGEST_PIECE;
    }

    private static PdfGrid grid(PdfPage page, List<List<Piece>> rows, List<Column> columns) {
        var cells = new ArrayList<Cell>();
        var words = new ArrayList<PdfPage.Word>();
        for (int row = 0; row < rows.size(); row++) {
            for (Piece piece : rows.get(row)) {
                int column = 0;
                while (!columns.get(column).meets(piece)) {
                    column++;
                }
                cells.add(new Cell(row, column, 1, 1, piece.text(), row == 0, false));
                words.addAll(piece.words());
            }
        }
        return new PdfGrid(page.around(words), cells, rows.size(), columns.size());
    }

    /// The words of a page as one sees them: rows from the top, pieces from the left.
    private static List<List<Piece>> rows(PdfPage page) {
        List<PdfPage.Word> words =
                page.words().stream()
                        .sorted(Comparator.comparingDouble(PdfPage.Word::bottom))
                        .toList();
        var rows = new ArrayList<List<Piece>>();
        var row = new ArrayList<PdfPage.Word>();
        for (PdfPage.Word word : words) {
            if (!row.isEmpty() && word.bottom() - row.getFirst().bottom() > word.height() / 2) {
                rows.add(pieces(row));
                row.clear();
            }
            row.add(word);
        }
        if (!row.isEmpty()) {
            rows.add(pieces(row));
        }
        return rows;
    }

    private static List<Piece> pieces(List<PdfPage.Word> row) {
        var pieces = new ArrayList<Piece>();
        var piece = new ArrayList<PdfPage.Word>();
        for (PdfPage.Word word :
                row.stream().sorted(Comparator.comparingDouble(PdfPage.Word::left)).toList()) {
            if (!piece.isEmpty() && word.left() - piece.getLast().right() > WIDE * word.height()) {
                pieces.add(new Piece(List.copyOf(piece)));
                piece.clear();
            }
            piece.add(word);
        }
        pieces.add(new Piece(List.copyOf(piece)));
        return pieces;
    }
}
