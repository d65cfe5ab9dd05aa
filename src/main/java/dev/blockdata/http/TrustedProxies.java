package dev.blockdata.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Believes `X-Forwarded-For` and `X-Forwarded-Proto` where they come from a trusted proxy, and
/// nobody else's.
final class TrustedProxies extends OncePerRequestFilter {

    private final List<IpAddressMatcher> proxies;

    TrustedProxies(List<IpAddressMatcher> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                isTrusted(request.getRemoteAddr())
                        ? new Forwarded(request, caller(request))
                        : request,
                response);
    }

    /// The last address before our own proxies: what stands further left anybody may have written.
    private String caller(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        Collections.list(request.getHeaders(ClientAddress.FORWARDED_FOR))
                .forEach(line -> Collections.addAll(hops, line.split(",", -1)));
        String caller = request.getRemoteAddr();
        for (String hop : hops.reversed()) {
            if (!isTrusted(caller) || !ClientAddress.isAddress(hop.strip())) {
                break;
            }
            caller = hop.strip();
        }
        return caller;
    }

    private boolean isTrusted(String address) {
        return ClientAddress.isAddress(address)
                && proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String caller;
        private final boolean tls;

        Forwarded(HttpServletRequest request, String caller) {
            super(request);
            this.caller = caller;
            this.tls =
                    request.isSecure()
                            || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        }

        @Override
        public String getRemoteAddr() {
            return caller;
        }

        @Override
        public String getRemoteHost() {
            return caller;
        }

        @Override
        public boolean isSecure() {
            return tls;
        }

        @Override
        public String getScheme() {
            return tls ? "https" : super.getScheme();
        }
    }
}
