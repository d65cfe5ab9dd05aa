package dev.blockdata.oauth;

import dev.blockdata.http.BaseUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The pages of ours to which a browser goes back, and from which it came.
record OurPages(BaseUrl address) {

    /// To be followed by the reason, in a word.
    static final String LOGIN = "/login?oauth=";

    private static final String APP = "/app";
    private static final int LONGEST = 2000;
    private static final Pattern WITHIN = Pattern.compile("/app([/?#][!-\\[\\]-~]*)?");

    /// This path, if it is one within the page; else the page's beginning.
    static String within(@Nullable String next) {
        return next != null
                        && next.length() <= LONGEST
                        && WITHIN.matcher(next).matches()
                        && !next.contains("//")
                        && !next.contains("..")
                ? next
                : APP;
    }

    /// Where links are made, and what came of it in a word.
    static String linked(String outcome) {
        return "/app/settings?oauth=" + outcome + "#security";
    }

    /// Whether a page of ours sent the browser, as the browser says. What says nothing is a browser
    /// that no page sent, or none.
    boolean sent(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String referrer = request.getHeader(HttpHeaders.REFERER);
        return referrer != null && referrer.startsWith(address.text() + "/");
    }
}
