package dev.blockdata.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses requests under a name that is not ours: a page elsewhere can give its own name the
/// address of this server and have a browser inside the network ask it (DNS rebinding).
///
/// Such a name is one that anybody may register. An address, and a name that only the network or
/// the machine itself knows, is none, so that people in a network, proxies and probes get through
/// without a setting. Where `BLOCKDATA_BASE_URL` says our name, others are refused altogether;
/// where it does not, the page can be looked at under any, and nothing be changed.
public final class KnownHosts extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String FIGURES = "/actuator/";
    private static final String HEALTH = "/actuator/health";

    /// A name of one word, or under an ending that is given to nobody (RFC 6761, 6762, 8375; ICANN
    /// on `internal`).
    private static final Pattern OF_THE_NETWORK =
            Pattern.compile("[^.]+|.+\\.(localhost|local|internal|lan|home\\.arpa)");

    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|.*:.*|[0-9]+(\\.[0-9]+){3}");

    private final Optional<String> ours;
    private final ProblemWriter problems;

    public KnownHosts(BaseUrl address, ProblemWriter problems) {
        this.ours = address.host();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKnown(request.getServerName()) || isHarmless(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    Problem.of(
                            ProblemKind.MISDIRECTED,
                            "This server does not go by the name in this address. Whoever runs it sets BLOCKDATA_BASE_URL to the address that people use."));
        }
    }

    private boolean isKnown(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return ours.filter(plain::equals).isPresent()
                || ADDRESS.matcher(plain).matches()
                || OF_THE_NETWORK.matcher(plain).matches();
    }

    private boolean isHarmless(HttpServletRequest request) {
        String path = DecodedPath.of(request);
        return path.equals(HEALTH)
                || path.startsWith(HEALTH + "/")
                || (ours.isEmpty()
                        && READING.contains(request.getMethod())
                        && !path.startsWith(FIGURES));
    }
}
