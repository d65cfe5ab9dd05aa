package dev.blockdata.export;

import dev.blockdata.blocks.BlockType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Canonical JSON lines, v3.0: exactly the contract's keys in its order, one block a line.
///
/// What all lines of a document share is made once. Values and locators go out as the database
/// wrote them.
final class JsonlFormat implements ExportFile<ConfirmedBlocks.Row> {

    private static final int BUFFER = 1 << 15;

    /// As the database writes JSON, whatever the rules for answers are.
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer out;
    private final boolean staged;
    private String head = "";
    private String middle = "";
    private String uid = "";

    /// With `staged`, every line tells the block's status as well.
    JsonlFormat(OutputStream out, boolean staged) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.staged = staged;
    }

    @Override
    public void begin(ConfirmedBlocks.Source source, Supplier<ConfirmedBlocks.Tally> tally) {
        head =
                "{\"immutable\":{\"source_upload\":"
                        + json(upload(source))
                        + ",\"conversion\":"
                        + json(conversion(source))
                        + ",\"block\":{\"block_uid\":\"";
        middle =
                "}},\"user_defined\":{\"schema_ref\":"
                        + json(source.schemaRef())
                        + ",\"schema_uid\":"
                        + json(source.schemaUid())
                        + ",\"data\":";
        uid = source.convUid() + ":";
    }

    @Override
    public void row(ConfirmedBlocks.Row row) throws IOException {
        out.write(head);
        out.write(uid);
        out.write(Integer.toString(row.index()));
        out.write("\",\"block_index\":");
        out.write(Integer.toString(row.index()));
        out.write(",\"block_type\":");
        out.write(json(row.type()));
        out.write(",\"block_locator\":");
        out.write(row.locator());
        out.write(",\"block_content\":");
        out.write(json(row.content()));
        out.write(middle);
        out.write(row.data() == null ? "null" : row.data());
        if (staged) {
            out.write(",\"status\":");
            out.write(json(row.status()));
        }
        out.write("}}\n");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public void finish() {
        // Its last line is whole, and so is it.
    }

    private static Map<String, @Nullable Object> upload(ConfirmedBlocks.Source source) {
        var upload = new LinkedHashMap<String, @Nullable Object>();
        upload.put("source_uid", source.sourceUid());
        upload.put("source_type", source.sourceType());
        upload.put("source_filesize", source.filesize());
        upload.put("source_total_characters", source.characters());
        upload.put("source_upload_timestamp", source.uploadedAt().toString());
        return upload;
    }

    private static Map<String, Object> conversion(ConfirmedBlocks.Source source) {
        var conversion = new LinkedHashMap<String, Object>();
        conversion.put("conv_status", "success");
        conversion.put("conv_uid", source.convUid());
        conversion.put("conv_parsing_tool", source.tool());
        conversion.put("conv_representation_type", source.representation());
        conversion.put("conv_total_blocks", source.blocks());
        conversion.put("conv_block_type_freq", inOrder(JSON.readTree(source.blockTypeFreq())));
        conversion.put("conv_total_characters", source.convCharacters());
        return conversion;
    }

    private static Map<String, JsonNode> inOrder(JsonNode freq) {
        return Arrays.stream(BlockType.values())
                .map(BlockType::wire)
                .filter(freq::has)
                .collect(
                        Collectors.toMap(
                                type -> type, freq::get, (one, _) -> one, LinkedHashMap::new));
    }

    private static String json(@Nullable Object value) {
        return JSON.writeValueAsString(value);
    }
}
