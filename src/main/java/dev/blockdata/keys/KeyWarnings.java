package dev.blockdata.keys;

import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Provider.Probe;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a person should know of the keys before they have a model asked.
@Component
public final class KeyWarnings {

    private final KeyRing ring;
    private final KeyWatch watch;
    private final Pace pace;

    KeyWarnings(KeyRing ring, KeyWatch watch, Pace pace) {
        this.ring = ring;
        this.watch = watch;
        this.pace = pace;
    }

    /// Sentences for whoever would dispatch a run with this model, empty when all is well.
    public List<String> of(ModelName model, @Nullable UUID userId) {
        if (model.isOffline()) {
            return List.of();
        }
        return switch (ring.find(model, userId)) {
            case KeyRing.Found.NoKey(var words) -> List.of(words);
            case KeyRing.Found.NotAllowed(var words) -> List.of(words);
            case KeyRing.Found.Keys(var keys) -> ofKeys(keys);
        };
    }

    private List<String> ofKeys(List<ModelKey> keys) {
        List<String> aside =
                keys.stream()
                        .flatMap(key ->
                                pace
                                        .asideWords(key)
                                        .map(words ->
                                                "The %s is not accepted: %s".formatted(key, words))
                                        .stream())
                        .toList();
        if (aside.size() == keys.size()) {
            return List.of(aside.getFirst());
        }
        return keys.stream()
                .flatMap(key -> watch.result(key.id()).stream())
                .flatMap(result -> remark(result.probe()).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> remark(Probe probe) {
        return switch (probe) {
            case Probe.Accepted(var remarks) ->
                    Stream.of(remarks).filter(words -> !words.isBlank()).findFirst();
            // Said above, or no longer so.
            case Probe.Rejected _ -> Optional.empty();
            case Probe.Unreachable(var reason) ->
                    Optional.of("The model's provider could not be reached: " + reason);
        };
    }
}
