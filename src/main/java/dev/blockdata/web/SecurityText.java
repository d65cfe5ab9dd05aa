package dev.blockdata.web;

import dev.blockdata.http.BaseUrl;
import dev.blockdata.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whom to tell of a weakness (RFC 9116). Who did not say so is not spoken for: then there is none.
@RestController
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityText {

    static final String PATH = "/.well-known/security.txt";

    /// Whoever reads it much later should look again.
    private static final Duration GOOD = Duration.ofDays(90);

    private final @Nullable String contact;
    private final BaseUrl address;

    SecurityText(SecuritySettings settings, BaseUrl address) {
        String given = settings.contact() == null ? "" : settings.contact().strip();
        this.contact =
                given.isEmpty()
                        ? null
                        : given.startsWith("https://") || given.startsWith("mailto:")
                                ? given
                                : "mailto:" + given;
        this.address = address;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show() {
        if (contact == null) {
            throw Problem.notFound().asException();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(
                        """
                        Contact: %s
                        Expires: %s
                        Preferred-Languages: en
                        Canonical: %s
                        """
                                .formatted(
                                        contact,
                                        Instant.now().plus(GOOD).truncatedTo(ChronoUnit.DAYS),
                                        address.text() + PATH));
    }
}
