package dev.blockdata.outbound;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// Makes connections to hosts that people name, and none inside the network unless the operator
/// allows the host.
///
/// A name is resolved once; each of its addresses is looked at, and one that leads inside spoils
/// them all; the connection is then made to an address that was looked at, so that a name that
/// means something else a moment later gains nothing. Redirects are never followed. [#trusted] is
/// for addresses that the operator gave, and looks at nothing.
public final class Dialler implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("(:[0-9]{0,5})?");
    private static final int HIGHEST_PORT = 65_535;
    private static final int IDLE_CONNECTIONS = 100;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final AllowedHosts allowed;
    private final Resolver resolver;
    private final OkHttpClient trusted;
    private final OkHttpClient guarded;

    public Dialler(AllowedHosts allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
        var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        // How many go out at once is decided by whoever asks.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        this.trusted =
                new OkHttpClient.Builder()
                        .dispatcher(dispatcher)
                        .connectionPool(
                                new ConnectionPool(
                                        IDLE_CONNECTIONS, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                        .followRedirects(false)
                        .followSslRedirects(false)
                        // One deadline for everything stands in Exchange.
                        .connectTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .writeTimeout(Duration.ZERO)
                        .build();
        this.guarded =
                trusted.newBuilder()
                        .proxy(Proxy.NO_PROXY)
                        .dns(this::resolve)
                        .socketFactory(sockets())
                        .build();
    }

    /// Where an address leads today; to be asked when it is saved. What it leads to later is looked
    /// at again with every connection.
    public Destination check(URI uri) {
        return check(uri, List.of("https", "http"));
    }

    /// The same of an address that begins with one of these schemes.
    public Destination check(URI uri, List<String> schemes) {
        String scheme = uri.getScheme();
        if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            return new Destination.Refused(
                    "An address has to begin with " + String.join(":// or ", schemes) + "://.");
        }
        String authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            return new Destination.Refused("An address must not hold a user name or password.");
        }
        Optional<String> host = HostName.of(uri);
        if (host.isEmpty()) {
            return new Destination.Refused("The address names no host in its plain spelling.");
        }
        try {
            resolve(host.get());
        } catch (ForbiddenAddress e) {
            return new Destination.Refused(ForbiddenAddress.words(host.get()));
        } catch (UnknownHostException e) {
            return new Destination.Refused("There is no host " + host.get() + ".");
        }
        return plain(uri, host.get());
    }

    private static Destination plain(URI uri, String host) {
        String authority = uri.getRawAuthority();
        int colon = authority.lastIndexOf(':');
        String port = colon > authority.lastIndexOf(']') ? authority.substring(colon) : "";
        if (!PORT.matcher(port).matches()
                || (port.length() > 1 && Integer.parseInt(port.substring(1)) > HIGHEST_PORT)) {
            return new Destination.Refused("The address has no valid port.");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Destination.Allowed(
                URI.create(
                        uri.getScheme().toLowerCase(Locale.ROOT)
                                + "://"
                                + (host.contains(":") ? "[" + host + "]" : host)
                                + (port.length() > 1 ? port : "")
                                + path
                                + query));
    }

    /// All addresses of a host, each looked at.
    public List<InetAddress> resolve(String spelling) throws UnknownHostException {
        String host =
                HostName.of(spelling.contains(":") ? "[" + spelling + "]" : spelling)
                        .orElseThrow(() -> new UnknownHostException("no plain host name"));
        List<InetAddress> addresses = new ArrayList<>();
        for (InetAddress found : resolver.resolve(host)) {
            if (!allowed.allow(host, found)) {
                throw new ForbiddenAddress(host);
            }
            addresses.add(InetAddress.getByAddress(host, found.getAddress()));
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    /// Sockets that connect nowhere inside the network, for libraries that take some.
    public SocketFactory sockets() {
        return new GuardedSockets(allowed);
    }

    /// A line to where a user's address leads.
    public Exchange guarded(Exchange.Limits limits) {
        return new Exchange(guarded, limits);
    }

    /// A line to where the operator's own address leads.
    public Exchange trusted(Exchange.Limits limits) {
        return new Exchange(trusted, limits);
    }

    @Override
    public void close() {
        trusted.dispatcher().cancelAll();
        trusted.dispatcher().executorService().shutdown();
        trusted.connectionPool().evictAll();
    }
}
