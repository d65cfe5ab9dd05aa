package dev.blockdata.integrations.neo4j;

import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.ForbiddenAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.DomainNameResolver;

/// How a driver of Neo4j gets from hosts to addresses: as the dialler lets it. The driver asks for
/// each connection, also to those whom a routing table names, and connects to nothing else than
/// what it is told here.
final class GuardedNames implements DomainNameResolver {

    private final Dialler dialler;

    /// Addresses that were looked at under a name: the driver asks for them once more as such.
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ForbiddenAddress refused;

    GuardedNames(Dialler dialler) {
        this.dialler = dialler;
    }

    @Override
    public InetAddress[] resolve(String asked) throws UnknownHostException {
        var host =
                asked.startsWith("[") && asked.endsWith("]")
                        ? asked.substring(1, asked.length() - 1)
                        : asked;
        if (seen.contains(host)) {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        }
        try {
            var addresses = dialler.resolve(host);
            addresses.forEach(address -> seen.add(address.getHostAddress()));
            return addresses.toArray(InetAddress[]::new);
        } catch (ForbiddenAddress inside) {
            refused = inside;
            throw inside;
        }
    }

    /// What the driver was kept from, last.
    @Nullable ForbiddenAddress refused() {
        return refused;
    }
}
