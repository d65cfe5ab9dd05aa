package dev.blockdata.ingest;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The docling-serve that reads office files and PDF, if there is one.
///
/// @param deadline for one file, with all waiting; such a service may take minutes over a long PDF
/// @param parallelism how many files are with it at once
/// @param fallback whether the built-in converter reads what it does not
@ConfigurationProperties("blockdata.docling")
record DoclingSettings(
        @Nullable String url,
        @Nullable String apiKey,
        @DefaultValue("10m") Duration deadline,
        @DefaultValue("4") int parallelism,
        @DefaultValue("false") boolean fallback) {

    /// One call to it, of which a conversion makes several.
    static final Duration CALL = Duration.ofMinutes(2);

    /// How long it may be away altogether, before a file that waits for it is given up.
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int SHARE = 8;

    DoclingSettings {
        if (parallelism < 1 || deadline.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "blockdata.docling: parallelism is at least 1, and deadline is positive");
        }
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
    }

    Optional<URI> service() {
        return url == null || url.isBlank()
                ? Optional.empty()
                : Optional.of(URI.create(url.strip()));
    }

    /// In bytes: all that are received at once take an eighth of the heap.
    int largestAnswer(long heap) {
        return (int) Math.min(LARGEST_ANSWER, heap / SHARE / parallelism);
    }

    @Override
    public String toString() {
        return "docling-serve at " + url;
    }
}
