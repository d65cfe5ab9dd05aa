package dev.blockdata.outbound;

import java.net.UnknownHostException;

/// A connection that was not made, because it would have led inside the network.
public final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1;

    ForbiddenAddress(String host) {
        super(words(host));
    }

    /// What is said about a host, at save and at use alike: not which address it has.
    static String words(String host) {
        return "The host "
                + host
                + " is inside this server's network; its operator has to allow it first.";
    }
}
