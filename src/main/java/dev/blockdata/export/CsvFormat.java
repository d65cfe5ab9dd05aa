package dev.blockdata.export;

import dev.blockdata.export.ConfirmedTable.Line;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/// RFC 4180: the database's own CSV, with the line ends that the RFC asks for.
final class CsvFormat implements ExportFile<Line> {

    private static final int BUFFER = 1 << 16;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final OutputStream out;

    /// With `bom`, it begins with the mark by which some spreadsheets know UTF-8.
    CsvFormat(OutputStream out, boolean bom) throws IOException {
        this.out = new BufferedOutputStream(out, BUFFER);
        if (bom) {
            this.out.write(BOM);
        }
    }

    @Override
    public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally) {
        // Each row says of which document it is.
    }

    @Override
    public void row(Line line) throws IOException {
        out.write(line.bytes(), 0, line.length());
        out.write(LINE_END);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
