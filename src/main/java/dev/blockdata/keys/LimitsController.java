package dev.blockdata.keys;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.Viewer;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How each key stands, for operators; nobody else sees that it is there.
@RestController
@RequestMapping("/api/v1/operator/limits")
class LimitsController {

    /// `state` is `ready`, `held` (its provider asked for patience, or it failed), `trying` (after
    /// failures in a row one call goes first), `set_aside` (it is not accepted) or `unused`. Limits
    /// are a minute's. `in_flight` counts the calls of the process that answers, and `trial` is
    /// what came of its last trial there.
    record View(
            String keyId,
            String provider,
            String hint,
            boolean platform,
            @Nullable Long requestsLimit,
            @Nullable Long inputTokensLimit,
            @Nullable Long outputTokensLimit,
            String state,
            @Nullable Instant notBefore,
            int failures,
            int inFlight,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            @Nullable Instant usedAt,
            @Nullable Trial trial) {}

    /// `result` is `accepted`, `rejected` or `unreachable`.
    record Trial(String result, String words, Instant at) {}

    private final KeyPaces paces;
    private final PlatformKeys platform;
    private final Pace pace;
    private final KeyWatch watch;

    LimitsController(KeyPaces paces, PlatformKeys platform, Pace pace, KeyWatch watch) {
        this.paces = paces;
        this.platform = platform;
        this.pace = pace;
        this.watch = watch;
    }

    @GetMapping
    Page<View> list(Viewer viewer, PageQuery page) {
        if (!viewer.operator()) {
            throw Problem.notFound().asException();
        }
        List<KeyPaces.Row> rows = paces.all();
        Set<String> ours = platform.all().stream().map(ModelKey::id).collect(Collectors.toSet());
        Set<String> used = rows.stream().map(KeyPaces.Row::keyId).collect(Collectors.toSet());
        return page.of(
                Stream.concat(
                                platform.all().stream()
                                        .filter(key -> !used.contains(key.id()))
                                        .map(this::unused),
                                rows.stream().map(row -> view(row, ours.contains(row.keyId()))))
                        .toList());
    }

    private View unused(ModelKey key) {
        return new View(
                key.id(),
                key.provider(),
                key.hint(),
                true,
                null,
                null,
                null,
                "unused",
                null,
                0,
                0,
                null,
                null,
                null,
                trial(key.id()));
    }

    private View view(KeyPaces.Row row, boolean ours) {
        return new View(
                row.keyId(),
                row.provider(),
                row.hint(),
                ours,
                row.requestsLimit(),
                row.inputTokensLimit(),
                row.outputTokensLimit(),
                row.state(),
                row.notBefore(),
                row.failures(),
                pace.inFlight(row.keyId()),
                row.lastError(),
                row.lastErrorAt(),
                row.usedAt(),
                trial(row.keyId()));
    }

    private @Nullable Trial trial(String keyId) {
        return watch.result(keyId)
                .map(result ->
                        switch (result.probe()) {
                            case Probe.Accepted(var words) ->
                                    new Trial("accepted", words, result.at());
                            case Probe.Rejected(var words) ->
                                    new Trial("rejected", words, result.at());
                            case Probe.Unreachable(var words) ->
                                    new Trial("unreachable", words, result.at());
                        })
                .orElse(null);
    }
}
