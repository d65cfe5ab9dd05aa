package dev.blockdata.integrations.neo4j;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.neo4j.bolt.connection.BoltAgent;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltConnectionProviderFactory;
import org.neo4j.bolt.connection.BoltConnectionSource;
import org.neo4j.bolt.connection.DomainNameResolver;
import org.neo4j.bolt.connection.LoggingProvider;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.RoutedBoltConnectionParameters;
import org.neo4j.bolt.connection.observation.ObservationProvider;
import org.neo4j.bolt.connection.pooled.AuthTokenManager;
import org.neo4j.bolt.connection.pooled.SecurityPlanSupplier;
import org.neo4j.bolt.connection.routed.Rediscovery;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.internal.DriverFactory;
import org.neo4j.driver.internal.adaptedbolt.BoltObservationProvider;
import org.neo4j.driver.internal.boltlistener.BoltConnectionListener;
import org.neo4j.driver.internal.security.StaticAuthTokenManager;

/// Neo4j's own driver, with the one thing exchanged that it has no setting for: who turns hosts
/// into addresses. It has two places for that, where it reads a routing table and where it
/// connects, and both are ours.
final class GuardedDriver extends DriverFactory {

    /// By which the driver's connections know their resolver.
    private static final String RESOLVER = "domainNameResolver";

    private final GuardedNames names;

    private GuardedDriver(GuardedNames names) {
        this.names = names;
    }

    static Driver open(URI uri, AuthToken token, Config config, GuardedNames names) {
        return new GuardedDriver(names)
                .newInstance(uri, new StaticAuthTokenManager(token), null, config);
    }

    @Override
    protected DomainNameResolver getDomainNameResolver() {
        return names;
    }

    @Override
    protected BoltConnectionSource<RoutedBoltConnectionParameters> createBoltConnectionSource(
            URI uri,
            Config config,
            ScheduledExecutorService eventLoopGroup,
            Supplier<Rediscovery> rediscovery,
            BoltConnectionListener listener,
            BoltAgent agent,
            String userAgent,
            int connectTimeoutMillis,
            BoltObservationProvider observations,
            Clock clock,
            AuthTokenManager tokens,
            SecurityPlanSupplier security,
            NotificationConfig notifications,
            BoltConnectionProviderFactory connections) {
        return super.createBoltConnectionSource(
                uri,
                config,
                eventLoopGroup,
                rediscovery,
                listener,
                agent,
                userAgent,
                connectTimeoutMillis,
                observations,
                clock,
                tokens,
                security,
                notifications,
                new Guarded(connections));
    }

    private final class Guarded implements BoltConnectionProviderFactory {

        private final BoltConnectionProviderFactory connections;

        Guarded(BoltConnectionProviderFactory connections) {
            this.connections = connections;
        }

        @Override
        public boolean supports(String scheme) {
            return connections.supports(scheme);
        }

        @Override
        public BoltConnectionProvider create(
                LoggingProvider logging,
                ValueFactory values,
                ObservationProvider observations,
                Map<String, ?> settings) {
            var guarded = new HashMap<String, Object>(settings);
            guarded.put(RESOLVER, names);
            return connections.create(logging, values, observations, guarded);
        }
    }
}
