package dev.blockdata.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/// The address that a request comes from.
public final class ClientAddress {

    static final String FORWARDED_FOR = "X-Forwarded-For";

    private ClientAddress() {}

    public static String of(HttpServletRequest request) {
        return request.getRemoteAddr();
    }

    /// Whether the caller sits at this very machine. A proxy on it that nobody declared trusted
    /// speaks for strangers; so does a page of theirs whose name was made to lead here.
    public static boolean isThisMachine(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return request.getHeader(FORWARDED_FOR) == null
                && request.getHeader("Forwarded") == null
                && isAddress(address)
                && isLoopback(address)
                && isOurName(request.getServerName());
    }

    /// Whether this is an address in digits: names are never looked up.
    static boolean isAddress(String text) {
        return text.length() <= 60 && text.matches("[0-9.]{7,15}|[0-9a-fA-F:.%]*:[0-9a-zA-Z:.%]*");
    }

    private static boolean isOurName(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.equalsIgnoreCase("localhost") || (isAddress(bare) && isLoopback(bare));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
