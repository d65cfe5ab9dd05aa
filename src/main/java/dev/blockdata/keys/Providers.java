package dev.blockdata.keys;

import dev.blockdata.models.Provider;
import java.util.Optional;

/// Who can be asked under which name: `anthropic`, `openai`, or a name that a person gave to a
/// server of their own.
@FunctionalInterface
public interface Providers {

    Optional<Provider> named(String provider);
}
