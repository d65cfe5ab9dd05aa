package dev.blockdata.schemas;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The artifacts used last, with their compiled answer schemas: reading and compiling one costs far
/// more than using it.
public final class ArtifactCache {

    private final int most;
    private final Map<String, SchemaArtifact> known = new LinkedHashMap<>(16, 0.75f, true);

    public ArtifactCache(int most) {
        this.most = most;
    }

    /// The artifact of this hash, made by `load` when it is not known; two threads may load at the
    /// same time.
    public SchemaArtifact get(String schemaUid, Supplier<SchemaArtifact> load) {
        synchronized (known) {
            SchemaArtifact found = known.get(schemaUid);
            if (found != null) {
                return found;
            }
        }
        SchemaArtifact made = load.get();
        synchronized (known) {
            known.put(schemaUid, made);
            if (known.size() > most) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return made;
    }
}
