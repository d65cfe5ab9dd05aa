package dev.blockdata.outbound;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host in its one plain spelling: lower case, ASCII, without a last dot; an IPv4 address as four
/// decimal numbers, an IPv6 address without brackets.
///
/// Resolvers also read `0x7f.1`, `2130706433` and `0177.0.0.1`. Whoever writes an address like that
/// has a reason to, so it is none.
final class HostName {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern SIX = Pattern.compile("[0-9a-f:.]+");
    private static final int LONGEST = 253;

    private HostName() {}

    static Optional<String> of(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null || authority.indexOf('@') >= 0) {
            return Optional.empty();
        }
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        return of(port ? authority.substring(0, colon) : authority);
    }

    static Optional<String> of(String spelling) {
        if (spelling.startsWith("[")) {
            String inner =
                    spelling.substring(1, Math.max(1, spelling.length() - 1))
                            .toLowerCase(Locale.ROOT);
            return spelling.endsWith("]") && inner.contains(":") && SIX.matcher(inner).matches()
                    ? Network.parse(inner).map(network -> network.base().getHostAddress())
                    : Optional.empty();
        }
        return ascii(spelling).filter(HostName::isPlain);
    }

    private static Optional<String> ascii(String spelling) {
        try {
            String ascii =
                    StandardCharsets.US_ASCII.newEncoder().canEncode(spelling)
                            ? spelling
                            : IDN.toASCII(spelling);
            String lower = ascii.toLowerCase(Locale.ROOT);
            return Optional.of(
                    lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(String host) {
        String[] labels = host.split("\\.", -1);
        if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
            return isQuad(labels);
        }
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return host.length() <= LONGEST;
    }

    private static boolean isQuad(String[] labels) {
        for (String label : labels) {
            if (!OCTET.matcher(label).matches() || Integer.parseInt(label) > 255) {
                return false;
            }
        }
        return labels.length == 4;
    }
}
