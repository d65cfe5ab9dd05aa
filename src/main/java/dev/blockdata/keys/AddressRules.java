package dev.blockdata.keys;

import java.net.URI;

/// Whether an address that a person entered may be asked: never one inside the network, unless the
/// operator allows its host.
@FunctionalInterface
public interface AddressRules {

    /// Where an address leads.
    sealed interface Verdict {

        /// Outside, or where the operator allows; in its plain spelling.
        record Allowed(URI uri) implements Verdict {}

        /// Nowhere that may be gone to; the words are for whoever entered it.
        record Refused(String words) implements Verdict {}
    }

    Verdict check(String address);
}
