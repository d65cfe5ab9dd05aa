package dev.blockdata.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The addresses that mean the same host to everybody: none of one's own machine or network, none
/// that is reserved, and none that carries such an IPv4 address inside an IPv6 one.
///
/// After IANA's registries of special-purpose addresses.
final class PublicInternet {

    private static final List<Network> SPECIAL =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "2001:db8::/32",
                            "3fff::/20")
                    .map(Network::of)
                    .toList();

    /// All that IANA has given out for unicast; the rest of IPv6 is loopback, local or unused.
    private static final Network UNICAST = Network.of("2000::/3");

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final Network TEREDO = Network.of("2001::/32");
    private static final Network PROTOCOLS = Network.of("2001::/23");

    private PublicInternet() {}

    static boolean holds(InetAddress address) {
        if (SPECIAL.stream().anyMatch(network -> network.contains(address))) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return true;
        }
        if (NAT64.contains(address)) {
            return holds(embedded(bytes, 12, 0));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return holds(embedded(bytes, 2, 0));
        }
        if (TEREDO.contains(address)) {
            return holds(embedded(bytes, 4, 0)) && holds(embedded(bytes, 12, 0xff));
        }
        return UNICAST.contains(address) && !PROTOCOLS.contains(address);
    }

    private static InetAddress embedded(byte[] bytes, int from, int mask) {
        byte[] four = Arrays.copyOfRange(bytes, from, from + 4);
        for (int i = 0; i < four.length; i++) {
            four[i] ^= (byte) mask;
        }
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
