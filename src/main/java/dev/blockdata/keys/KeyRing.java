package dev.blockdata.keys;

import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose keys a run is asked with: those of whoever dispatched it, else the platform's, never
/// another member's.
@Component
public final class KeyRing {

    /// What came of looking for keys for a model.
    public sealed interface Found {

        /// At least one; [Pace] says which of them may be used now.
        record Keys(List<ModelKey> keys) implements Found {

            public Keys {
                keys = List.copyOf(keys);
            }
        }

        /// Nobody set one that this run may use; the words are for a person.
        record NoKey(String words) implements Found {}

        /// The platform has one, but not for this model; the words are for a person.
        record NotAllowed(String words) implements Found {}
    }

    private final UserKeys owned;
    private final PlatformKeys platform;
    private final KeySettings settings;

    KeyRing(UserKeys owned, PlatformKeys platform, KeySettings settings) {
        this.owned = owned;
        this.platform = platform;
        this.settings = settings;
    }

    /// The keys for this provider, in no order; none where nobody set one.
    ///
    /// @param dispatchedBy whose own keys come first; null where nobody is known
    public List<ModelKey> keys(String provider, @Nullable UUID dispatchedBy) {
        return switch (owned(provider, dispatchedBy)) {
            case UserKeys.Owned.None() -> platform.of(provider);
            case UserKeys.Owned.Key(var key) -> List.of(key);
            // Who has a key of their own does not use the platform's unknowingly.
            case UserKeys.Owned.Unreadable() -> List.of();
        };
    }

    /// The keys for this model, or why there are none. The offline model needs no key and is not
    /// looked for here.
    public Found find(ModelName model, @Nullable UUID dispatchedBy) {
        if (model.isOffline()) {
            throw new IllegalArgumentException("the offline model needs no key");
        }
        List<ModelKey> keys = keys(model.provider(), dispatchedBy);
        if (keys.isEmpty()) {
            return new Found.NoKey(
                    owned(model.provider(), dispatchedBy) instanceof UserKeys.Owned.Unreadable
                            ? "The key for the model \""
                                    + model
                                    + "\" cannot be read any more: whoever dispatches this has to store it again."
                            : "There is no key for the model \"" + model + "\".");
        }
        if (keys.getFirst().isPlatform() && !settings.allows(model)) {
            return new Found.NotAllowed(
                    "The model \""
                            + model
                            + "\" may be used with a key of one's own only: it is not among those that this installation pays for.");
        }
        return new Found.Keys(keys);
    }

    private UserKeys.Owned owned(String provider, @Nullable UUID dispatchedBy) {
        return dispatchedBy == null ? new UserKeys.Owned.None() : owned.of(provider, dispatchedBy);
    }
}
