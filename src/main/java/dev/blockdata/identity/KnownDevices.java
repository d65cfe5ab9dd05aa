package dev.blockdata.identity;

import dev.blockdata.database.Secret;
import dev.blockdata.http.HttpSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Browsers by which an account was signed in to: each has a mark that only we can make, for this
/// one account and the password that it has. It lets nobody in; it only says that its bearer is no
/// stranger. The marks of the last few accounts of a browser stand in one cookie.
@Component
final class KnownDevices {

    static final String COOKIE = "BLOCKDATA_DEVICE";

    private static final String PURPOSE = "blockdata known devices 1";
    private static final String MAC = "HmacSHA256";
    private static final Duration AGE = Duration.ofDays(365);
    private static final int MOST = 4;
    private static final String BETWEEN = ":";

    /// The device's name, and the proof that we gave it.
    private static final Pattern MARK =
            Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    private final List<byte[]> keys;
    private final boolean tls;

    KnownDevices(Secret secret, HttpSettings settings) {
        this.keys = secret.keys(PURPOSE);
        this.tls = settings.tls();
    }

    /// The device's name, where the request comes from one that is known to this account.
    Optional<String> of(HttpServletRequest request, UUID userId, @Nullable String passwordHash) {
        return marks(request)
                .filter(mark -> isOurs(mark, userId + " " + passwordHash))
                .map(mark -> mark.group(1))
                .findFirst();
    }

    /// Known from now on, for a year after the last time. Whoever signed in here before them stays
    /// known too, the last ones.
    void remember(
            UUID userId,
            @Nullable String passwordHash,
            HttpServletRequest request,
            HttpServletResponse response) {
        String owner = userId + " " + passwordHash;
        String device =
                of(request, userId, passwordHash).orElseGet(() -> OneTimeToken.random().text());
        String marks =
                Stream.concat(
                                Stream.of(device + "." + proof(keys.getFirst(), device, owner)),
                                marks(request)
                                        .filter(mark -> !isOurs(mark, owner))
                                        .map(MatchResult::group))
                        .distinct()
                        .limit(MOST)
                        .collect(Collectors.joining(BETWEEN));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, marks)
                        .path("/api/v1/auth")
                        .httpOnly(true)
                        .secure(tls)
                        .sameSite("Lax")
                        .maxAge(AGE)
                        .build()
                        .toString());
    }

    /// What has the form of a mark, whoever made it; no more than we would have put there.
    private static Stream<MatchResult> marks(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .flatMap(
                                cookie -> Arrays.stream(cookie.getValue().split(BETWEEN, MOST + 1)))
                        .limit(MOST)
                        .map(MARK::matcher)
                        .filter(Matcher::matches)
                        .map(Matcher::toMatchResult);
    }

    private boolean isOurs(MatchResult mark, String owner) {
        byte[] given = mark.group(2).getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> proof(key, mark.group(1), owner).getBytes(StandardCharsets.UTF_8))
                .anyMatch(proof -> MessageDigest.isEqual(proof, given));
    }

    private static String proof(byte[] key, String device, String owner) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            mac.doFinal((owner + " " + device).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(MAC + " is in every Java", impossible);
        }
    }
}
