package dev.blockdata.export;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the file of an export is: `<project_id>/exports/<export_id>/<token>`, one for each
/// attempt.
///
/// @param token null for whatever attempt there was
record ExportFileKey(UUID projectId, UUID exportId, @Nullable UUID token) {

    private static final String UUIDS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY =
            Pattern.compile("(%1$s)/exports/(%1$s)/(%1$s)".formatted(UUIDS));

    /// Empty for keys of other things.
    static Optional<ExportFileKey> of(String key) {
        var matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(
                        new ExportFileKey(
                                UUID.fromString(matcher.group(1)),
                                UUID.fromString(matcher.group(2)),
                                UUID.fromString(matcher.group(3))))
                : Optional.empty();
    }

    String prefix() {
        return projectId + "/exports/" + exportId + "/";
    }

    @Override
    public String toString() {
        return prefix() + token;
    }
}
