package dev.blockdata.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.util.ServletRequestPathUtils;

/// The path of a request as its handler is found by it: segments decoded, without parameters. What
/// is decided by the path as it was sent is decided otherwise by one letter that was encoded.
public final class DecodedPath {

    private DecodedPath() {}

    public static String of(HttpServletRequest request) {
        return ServletRequestPathUtils.parse(request).pathWithinApplication().elements().stream()
                .map(part ->
                        part instanceof PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
    }
}
