package dev.blockdata.worker;

import dev.blockdata.models.LanguageModel;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider;
import java.util.List;

/// How a model can be asked.
sealed interface Access {

    /// Without a key, and as often as one likes.
    record Free(LanguageModel model) implements Access {}

    /// Through its provider, with one of these keys, at the pace that they allow.
    record Keyed(Provider provider, List<ModelKey> keys) implements Access {

        public Keyed {
            keys = List.copyOf(keys);
        }
    }

    /// Not at all; the reason pauses a run.
    record None(String reason) implements Access {}

    /// Whoever pays for what is asked this way.
    default Payer payer() {
        return switch (this) {
            case Keyed(_, var keys) -> keys.getFirst().isPlatform() ? Payer.PLATFORM : Payer.PERSON;
            case Free _, None _ -> Payer.NOBODY;
        };
    }
}
