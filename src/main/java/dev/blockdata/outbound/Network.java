package dev.blockdata.outbound;

import java.net.InetAddress;
import java.util.Optional;

/// A block of addresses, as CIDR writes it; a single address is the smallest one.
record Network(InetAddress base, int bits) {

    /// Numbers only: a name is none.
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress base = InetAddress.ofLiteral(address);
            int all = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > all ? Optional.empty() : Optional.of(new Network(base, bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0
                || ((mine[whole] & 0xff) ^ (theirs[whole] & 0xff)) >>> (Byte.SIZE - rest) == 0;
    }
}
