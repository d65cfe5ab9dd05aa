package dev.blockdata.keys;

import dev.blockdata.models.ModelName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What the platform's keys may be used for: `BLOCKDATA_MODELS`, names or beginnings of names
/// (`claude-*`), everything where nothing is said.
@ConfigurationProperties("blockdata")
record KeySettings(@Nullable List<String> models) {

    KeySettings {
        models =
                models == null
                        ? List.of()
                        : models.stream()
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList();
    }

    /// A name counts as people write it, and with its provider before it.
    boolean allows(ModelName model) {
        return models == null
                || models.isEmpty()
                || models.stream()
                        .anyMatch(wanted ->
                                matches(wanted, model.toString())
                                        || matches(wanted, model.provider() + ":" + model.model()));
    }

    private static boolean matches(String wanted, String name) {
        return wanted.endsWith("*")
                ? name.startsWith(wanted.substring(0, wanted.length() - 1))
                : name.equals(wanted);
    }
}
