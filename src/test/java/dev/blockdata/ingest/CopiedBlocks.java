package dev.blockdata.ingest;

import dev.blockdata.docling.Place;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Blocks by `COPY … (format binary)`, the fastest way into a table that there is: what the
/// product's own way is held against.
final class CopiedBlocks {

    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TEXT_OID = 25;
    private static final int REAL_OID = 700;
    private static final int CHUNK = 64 * 1024;

    private final UUID project;
    private final byte[] source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * CHUNK);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private CopiedBlocks(UUID project, String source) {
        this.project = project;
        this.source = utf8(source);
    }

    static void into(Connection connection, UUID project, String source, List<CutBlock> blocks)
            throws IOException, SQLException {
        var rows = new CopiedBlocks(project, source);
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                """
                                copy app.blocks (project_id, source_uid, block_index, block_type, block_locator, block_content, heading_level,
                                                 heading_path, page_no, node_type, bounding_box) from stdin (format binary)
                                """);
        rows.out.write(SIGNATURE);
        rows.out.writeInt(0);
        rows.out.writeInt(0);
        for (int index = 0; index < blocks.size(); index++) {
            rows.row(index, blocks.get(index));
            if (rows.bytes.size() > CHUNK) {
                copy.writeToCopy(rows.bytes.toByteArray(), 0, rows.bytes.size());
                rows.bytes.reset();
            }
        }
        rows.out.writeShort(-1);
        copy.writeToCopy(rows.bytes.toByteArray(), 0, rows.bytes.size());
        copy.endCopy();
    }

    private void row(int index, CutBlock block) throws IOException {
        out.writeShort(11);
        out.writeInt(16);
        out.writeLong(project.getMostSignificantBits());
        out.writeLong(project.getLeastSignificantBits());
        field(source);
        number(index);
        field(utf8(block.type().wire()));
        field(utf8(block.locator()));
        field(utf8(block.content()));
        number(block.headingLevel());
        path(block.headingPath());
        number(block.pageNo());
        field(utf8(block.nodeType()));
        box(block.box());
    }

    private void box(Place.@Nullable Box box) throws IOException {
        if (box == null) {
            out.writeInt(-1);
            return;
        }
        var sides = List.of(box.left(), box.top(), box.right(), box.bottom());
        out.writeInt(20 + 8 * sides.size());
        out.writeInt(1);
        out.writeInt(0);
        out.writeInt(REAL_OID);
        out.writeInt(sides.size());
        out.writeInt(1);
        for (double side : sides) {
            out.writeInt(4);
            out.writeFloat((float) side);
        }
    }

    private void path(List<String> headings) throws IOException {
        var texts = headings.stream().map(CopiedBlocks::utf8).toList();
        int length = 12 + (texts.isEmpty() ? 0 : 8);
        for (byte[] text : texts) {
            length += 4 + text.length;
        }
        out.writeInt(length);
        out.writeInt(texts.isEmpty() ? 0 : 1);
        out.writeInt(0);
        out.writeInt(TEXT_OID);
        if (!texts.isEmpty()) {
            out.writeInt(texts.size());
            out.writeInt(1);
        }
        for (byte[] text : texts) {
            field(text);
        }
    }

    private void number(@Nullable Integer value) throws IOException {
        out.writeInt(value == null ? -1 : 4);
        if (value != null) {
            out.writeInt(value);
        }
    }

    private void field(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
