package dev.blockdata.models;

import java.util.function.Consumer;

/// Whoever runs language models, asked through its own library; waiting, repeating and budgets are
/// not its business but the queue's.
public interface Provider {

    /// What came of trying a key.
    sealed interface Probe {

        /// It is accepted; `remarks` says in words what the endpoint cannot do.
        record Accepted(String remarks) implements Probe {}

        /// It is not.
        record Rejected(String reason) implements Probe {}

        /// Nobody could be asked; it says nothing about the key.
        record Unreachable(String reason) implements Probe {}
    }

    /// The model behind a key. Each answer's words on limits go to `limits`.
    LanguageModel model(ModelKey key, Consumer<LimitsSeen> limits);

    /// Tries a key, and what its endpoint can do, with the smallest question there is.
    Probe probe(ModelKey key);
}
