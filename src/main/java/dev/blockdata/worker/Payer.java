package dev.blockdata.worker;

import org.jspecify.annotations.Nullable;

/// Whoever pays for what a model is asked: what costs nothing is held back by no budget, and what
/// the platform pays for also by what it allows each person.
enum Payer {
    NOBODY,
    PERSON,
    PLATFORM;

    /// As the database's functions take it.
    @Nullable Boolean isPlatform() {
        return this == NOBODY ? null : this == PLATFORM;
    }
}
