package dev.blockdata.keys;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Allows what is outside by its name or number alone: TLS, a public literal address or a name with
/// a dot that is not reserved for inside. Which address a name has is not asked here.
final class StrictAddresses implements AddressRules {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\\.?");
    private static final Pattern INSIDE =
            Pattern.compile(".*\\.(localhost|local|internal|lan|home|corp|intranet|arpa)\\.?");
    private static final Pattern NUMBER = Pattern.compile(".*\\.(\\d+|0x[0-9a-f]*)\\.?");

    @Override
    public Verdict check(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException _) {
            return new Verdict.Refused("must be an address such as https://api.example.org/v1");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return new Verdict.Refused("must begin with https://");
        }
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            return new Verdict.Refused(
                    "must name a host and a path, and hold no user, query or fragment");
        }
        return isOutside(uri.getHost().toLowerCase(Locale.ROOT))
                ? new Verdict.Allowed(uri)
                : new Verdict.Refused("must not lead inside this server's network");
    }

    private static boolean isOutside(String host) {
        if (host.startsWith("[") || NUMBER.matcher("." + host).matches()) {
            InetAddress literal = literal(host);
            return literal != null && isPublic(literal);
        }
        return NAME.matcher(host).matches() && !INSIDE.matcher(host).matches();
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            return first != 0
                    && first < 224
                    && !(first == 100 && second >= 64 && second < 128)
                    && !(first == 192 && second == 0)
                    && !(first == 198 && (second == 18 || second == 19));
        }
        // Unicast that IANA has given out, but no address of version 4 in disguise.
        return (first & 0xe0) == 0x20
                && !(first == 0x20 && second == 0x02)
                && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    }
}
