package dev.blockdata.review;

import dev.blockdata.http.Findings;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The bodies of the reviewer's verbs, read so that what is left out and what is null stay two
/// things: leaving a list out means everything, and a program that sends null did not mean that.
final class ReviewRequests {

    private static final int LONGEST_REASON = 1000;
    private static final Set<String> TARGETS = Set.of("pending", "rejected");

    private ReviewRequests() {}

    record Edit(
            @Schema(type = "object", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable JsonNode data,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Integer revision) {

        record Wish(String data, int revision) {}

        Wish read() {
            var findings = new Findings();
            findings.require(data != null && data.isObject(), "/data", "must be a JSON object")
                    .require(
                            revision != null && revision >= 0,
                            "/revision",
                            "must be the revision that you saw")
                    .throwIfAny();
            return new Wish(String.valueOf(data), revision == null ? 0 : revision);
        }
    }

    record Confirm(
            @ArraySchema(schema = @Schema(type = "string"), maxItems = Choice.MOST)
                    @Nullable JsonNode blockUids,
            @ArraySchema(schema = @Schema(implementation = Seen.class), maxItems = Choice.MOST)
                    @Nullable JsonNode items,
            @Schema(type = "string") @Nullable JsonNode asOf) {

        static final Confirm ALL = new Confirm(null, null, null);

        record Seen(String blockUid, int revision) {}

        record Wish(Choice choice, @Nullable String asOf) {}

        Wish read() {
            var findings = new Findings();
            findings.require(
                    blockUids == null || items == null, "/items", "cannot stand beside block_uids");
            var choice = items == null ? uids(blockUids, findings) : items(items, findings);
            var mark = text(asOf, "/as_of", findings);
            findings.throwIfAny();
            return new Wish(choice, mark);
        }

        private static Choice items(JsonNode list, Findings findings) {
            var items = new ArrayList<Choice.Item>();
            if (isList(list, "/items", findings)) {
                for (var item : list) {
                    var uid = item.get("block_uid");
                    var revision = item.get("revision");
                    var good =
                            item.size() == 2
                                    && uid != null
                                    && uid.isString()
                                    && revision != null
                                    && revision.isInt()
                                    && revision.asInt() >= 0;
                    findings.require(
                            good, "/items/" + items.size(), "must have block_uid and revision");
                    if (!good) {
                        break;
                    }
                    items.add(new Choice.Item(uid.asString(), revision.asInt()));
                }
            }
            return new Choice.These(items);
        }
    }

    record ConfirmProject(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable UUID schemaId,
            @Schema(type = "string") @Nullable JsonNode asOf) {

        record Wish(UUID schemaId, @Nullable String asOf) {}

        Wish read() {
            var findings = new Findings().require(schemaId != null, "/schema_id", "is missing");
            var mark = text(asOf, "/as_of", findings);
            findings.throwIfAny();
            return new Wish(schemaId == null ? new UUID(0, 0) : schemaId, mark);
        }
    }

    record Reject(
            @ArraySchema(schema = @Schema(type = "string"), maxItems = Choice.MOST)
                    @Nullable JsonNode blockUids,
            @Schema(
                            allowableValues = {"pending", "rejected"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String to,
            @Schema(type = "string") @Nullable JsonNode asOf) {

        record Wish(Choice choice, String to, @Nullable String asOf) {}

        Wish read() {
            var findings = new Findings();
            var choice = uids(blockUids, findings);
            var mark = text(asOf, "/as_of", findings);
            var target = to == null ? "" : to;
            findings.require(TARGETS.contains(target), "/to", "must be pending or rejected")
                    .require(
                            blockUids != null || asOf != null,
                            "/as_of",
                            "is needed to reject everything that you saw")
                    .throwIfAny();
            return new Wish(choice, target, mark);
        }
    }

    record Reopen(
            @ArraySchema(schema = @Schema(type = "string"), maxItems = Choice.MOST)
                    @Nullable JsonNode blockUids,
            @Schema(maxLength = LONGEST_REASON) @Nullable String reason) {

        record Wish(Choice.These choice, @Nullable String reason) {}

        Wish read() {
            var findings = new Findings();
            findings.require(
                            blockUids != null,
                            "/block_uids",
                            "is missing: there is no reopening of everything")
                    .require(
                            reason == null || reason.length() <= LONGEST_REASON,
                            "/reason",
                            "has more than 1000 characters");
            var choice = uids(blockUids, findings);
            findings.throwIfAny();
            return new Wish(
                    choice instanceof Choice.These these
                            ? these
                            : new Choice.These(java.util.List.of()),
                    reason);
        }
    }

    record Retry(@Nullable String errorClass) {}

    private static Choice uids(@Nullable JsonNode list, Findings findings) {
        if (list == null) {
            return new Choice.All();
        }
        var items = new ArrayList<Choice.Item>();
        if (isList(list, "/block_uids", findings)) {
            var seen = new HashSet<String>();
            for (int i = 0; i < list.size(); i++) {
                if (!list.get(i).isString()) {
                    findings.require(false, "/block_uids/" + i, "must be a text");
                    break;
                }
                if (seen.add(list.get(i).asString())) {
                    items.add(new Choice.Item(list.get(i).asString(), null));
                }
            }
        }
        return new Choice.These(items);
    }

    private static boolean isList(JsonNode list, String pointer, Findings findings) {
        findings.require(list.isArray(), pointer, "must be a list; leave it out for everything");
        findings.require(
                list.size() <= Choice.MOST, pointer, "has more than " + Choice.MOST + " entries");
        return list.isArray() && list.size() <= Choice.MOST;
    }

    private static @Nullable String text(
            @Nullable JsonNode node, String pointer, Findings findings) {
        findings.require(node == null || node.isString(), pointer, "must be a text");
        return node == null || !node.isString() ? null : node.asString();
    }
}
