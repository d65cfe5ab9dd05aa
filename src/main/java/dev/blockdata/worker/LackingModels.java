package dev.blockdata.worker;

import dev.blockdata.models.ModelKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which keys said lately that they do not have a model: of several keys the others are asked, and
/// each is asked again after a while, since an account may be given a model any day.
final class LackingModels {

    static final Duration MEMORY = Duration.ofMinutes(10);

    private record Lack(String keyId, String model) {}

    private final Clock clock;
    private final Map<Lack, Instant> until = new ConcurrentHashMap<>();

    LackingModels(Clock clock) {
        this.clock = clock;
    }

    /// The keys that may have the model; all of them where none may, so that the provider says why.
    List<ModelKey> without(List<ModelKey> keys, String model) {
        List<ModelKey> others = others(keys, model);
        return others.isEmpty() ? keys : others;
    }

    /// Notes that this key lacks the model, and says which of these may still have it.
    List<ModelKey> found(List<ModelKey> keys, ModelKey lacking, String model) {
        Instant now = clock.instant();
        until.values().removeIf(end -> !end.isAfter(now));
        until.put(new Lack(lacking.id(), model), now.plus(MEMORY));
        return others(keys, model);
    }

    private List<ModelKey> others(List<ModelKey> keys, String model) {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key ->
                        !until.getOrDefault(new Lack(key.id(), model), Instant.MIN).isAfter(now))
                .toList();
    }
}
