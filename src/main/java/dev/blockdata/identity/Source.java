package dev.blockdata.identity;

import dev.blockdata.http.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Where a request comes from: the address, and what the browser calls itself.
record Source(String address, @Nullable String agent) {

    private static final int AGENT_LENGTH = 200;
    private static final int NETWORK_BYTES = 8;

    static Source of(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Source(
                ClientAddress.of(request),
                agent == null
                        ? null
                        : agent.substring(0, Math.min(agent.length(), AGENT_LENGTH))
                                .replace('\0', ' '));
    }

    /// What is counted as one place: of IPv6 the /64, of which whoever has one address has all.
    String network() {
        try {
            int zone = address.indexOf('%');
            var parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                            + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
