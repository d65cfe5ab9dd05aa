package dev.blockdata.worker;

/// A claim and what came of it.
record Settlement(Claim claim, Outcome outcome) {}
