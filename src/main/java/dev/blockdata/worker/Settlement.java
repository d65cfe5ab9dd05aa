package dev.blockdata.worker;

/// A claim and what came of it, and whether the platform's own key was used.
record Settlement(Claim claim, Outcome outcome, boolean onPlatformKey) {

    Settlement(Claim claim, Outcome outcome) {
        this(claim, outcome, false);
    }
}
