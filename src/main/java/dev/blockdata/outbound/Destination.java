package dev.blockdata.outbound;

import java.net.URI;

/// Where an address that a person entered leads, as far as that can be said beforehand.
public sealed interface Destination {

    /// Outside, or to a host that the operator allows; the address in its plain spelling.
    record Allowed(URI uri) implements Destination {}

    /// Nowhere that may be gone to; the words are for whoever entered it.
    record Refused(String words) implements Destination {}
}
