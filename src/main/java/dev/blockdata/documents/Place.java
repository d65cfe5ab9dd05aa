package dev.blockdata.documents;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the files of one upload are: `<project_id>/<source_uid>/<generation>/`.
///
/// No two uploads ever have the same place, so what deletes one cannot hit the other.
///
/// @param generation null for a document from before there were generations, whose files stand
///   directly under its id
public record Place(UUID projectId, String sourceUid, @Nullable UUID generation) {

    private static final String UUIDS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY =
            Pattern.compile("(%s)/([0-9a-f]{64})/(?:(%s)/)?[a-z0-9-]+".formatted(UUIDS, UUIDS));
    private static final String SOURCE = "source";
    private static final String REPRESENTATION = "representation";

    /// A place in which nothing has ever been.
    static Place fresh(UUID projectId, String sourceUid) {
        return new Place(projectId, sourceUid, UuidCreator.getTimeOrderedEpoch());
    }

    /// The place to which a key belongs; empty for keys of other things.
    static Optional<Place> of(String key) {
        var matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var generation = matcher.group(3);
        return Optional.of(
                new Place(
                        UUID.fromString(matcher.group(1)),
                        matcher.group(2),
                        generation == null ? null : UUID.fromString(generation)));
    }

    String source() {
        return prefix() + SOURCE;
    }

    /// Each conversion has a file of its own, so that a late attempt overwrites nothing.
    String representation(String convUid) {
        return prefix() + (generation == null ? REPRESENTATION : REPRESENTATION + "-" + convUid);
    }

    /// The keys that a document from before there were generations may have.
    List<String> oldKeys() {
        return List.of(prefix() + SOURCE, prefix() + REPRESENTATION);
    }

    String prefix() {
        var document = projectId + "/" + sourceUid + "/";
        return generation == null ? document : document + generation + "/";
    }
}
