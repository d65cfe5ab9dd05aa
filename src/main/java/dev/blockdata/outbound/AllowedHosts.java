package dev.blockdata.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The hosts inside the network that the operator allows, by name or by network.
public final class AllowedHosts {

    /// Everything outside, nothing inside.
    public static final AllowedHosts NONE = new AllowedHosts(Set.of(), List.of());

    private final Set<String> names;
    private final List<Network> networks;

    private AllowedHosts(Set<String> names, List<Network> networks) {
        this.names = Set.copyOf(names);
        this.networks = List.copyOf(networks);
    }

    public static AllowedHosts of(List<String> entries) {
        var names = new HashSet<String>();
        var networks = new ArrayList<Network>();
        for (String entry : entries) {
            String plain = entry.strip().toLowerCase(Locale.ROOT);
            if (plain.startsWith("[") && plain.endsWith("]")) {
                plain = plain.substring(1, plain.length() - 1);
            }
            String word = plain;
            Network.parse(word).ifPresentOrElse(networks::add, () -> addName(word, names));
        }
        return new AllowedHosts(names, networks);
    }

    private static void addName(String word, Set<String> names) {
        if (word.contains("/")) {
            throw new IllegalArgumentException(
                    "blockdata.allowed-hosts: " + word + " is neither a host nor a network");
        }
        if (!word.isEmpty()) {
            names.add(word);
        }
    }

    boolean allow(String host, InetAddress address) {
        return names.contains(host.toLowerCase(Locale.ROOT))
                || PublicInternet.holds(address)
                || networks.stream().anyMatch(network -> network.contains(address));
    }
}
