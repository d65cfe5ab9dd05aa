package dev.blockdata.keys;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.identity.AccountEvent;
import dev.blockdata.identity.AccountEvents;
import dev.blockdata.identity.Throttle;
import dev.blockdata.identity.Viewer;
import dev.blockdata.models.ModelKey;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Provider.Probe;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A person's own keys for models. What was sent in is never sent out again.
@RestController
@RequestMapping("/api/v1/account/model-keys")
class ModelKeyController {

    record Wish(@Nullable String key, @Nullable String baseUrl) {

        @Override
        public String toString() {
            return "Wish[]";
        }
    }

    /// `state` is `ready`, `set_aside` or `unreadable`; the reason says of the latter two why.
    record View(
            String provider,
            String hint,
            @Nullable String baseUrl,
            String remarks,
            String state,
            @Nullable String reason,
            Instant createdAt,
            Instant changedAt) {}

    /// `result` is `accepted`, `rejected` or `unreachable`.
    record TestView(String result, String words) {}

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final int LONGEST_ADDRESS = 500;
    private static final String LOST =
            "This key cannot be read any more, because the installation's secret was changed: store it again.";

    private final UserKeys keys;
    private final AddressRules addresses;
    private final Trials trials;
    private final Throttle throttle;
    private final Pace pace;
    private final AccountEvents events;

    ModelKeyController(
            UserKeys keys,
            AddressRules addresses,
            Trials trials,
            Throttle throttle,
            Pace pace,
            AccountEvents events) {
        this.keys = keys;
        this.addresses = addresses;
        this.trials = trials;
        this.throttle = throttle;
        this.pace = pace;
        this.events = events;
    }

    @GetMapping
    Page<View> list(Viewer viewer, PageQuery page) {
        return page.of(keys.list(viewer.userId()).stream().map(this::view).toList());
    }

    @GetMapping("/{provider}")
    View show(Viewer viewer, @PathVariable String provider) {
        return view(row(viewer, provider));
    }

    /// Tried first; one that is not accepted is not kept.
    @PutMapping("/{provider}")
    ResponseEntity<View> put(
            Viewer viewer,
            @PathVariable String provider,
            @RequestBody Wish body,
            HttpServletRequest request) {
        ModelKey key = key(viewer, provider, body);
        throttle.keyTrial(viewer.userId());
        String place = key.address().isPresent() ? "/base_url" : "/key";
        String remarks =
                switch (trials.of(key)) {
                    case Probe.Accepted(var words) -> words;
                    case Probe.Rejected(var words) ->
                            throw Problem.invalid("/key", "is not accepted: " + words)
                                    .asException();
                    case Probe.Unreachable(var words) ->
                            throw Problem.invalid(place, "cannot be tried: " + words).asException();
                };
        boolean made = keys.save(viewer.userId(), key, remarks);
        pace.readmit(key);
        note(viewer, AccountEvent.MODEL_KEY_STORED, provider, request);
        return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(row(viewer, provider)));
    }

    @DeleteMapping("/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Viewer viewer, @PathVariable String provider, HttpServletRequest request) {
        if (!keys.delete(viewer.userId(), provider)) {
            throw Problem.notFound().asException();
        }
        note(viewer, AccountEvent.MODEL_KEY_REMOVED, provider, request);
    }

    private void note(
            Viewer viewer, AccountEvent event, String provider, HttpServletRequest request) {
        events.note(viewer.userId(), event, Map.of("provider", provider), request);
    }

    @PostMapping("/{provider}/test")
    TestView test(Viewer viewer, @PathVariable String provider) {
        UserKeys.Row row = row(viewer, provider);
        return switch (row.owned()) {
            case UserKeys.Owned.Key(var key) -> {
                throttle.keyTrial(viewer.userId());
                yield switch (trials.ofUsed(key)) {
                    case Probe.Accepted(var words) -> new TestView("accepted", words);
                    case Probe.Rejected(var words) -> new TestView("rejected", words);
                    case Probe.Unreachable(var words) -> new TestView("unreachable", words);
                };
            }
            case UserKeys.Owned.Unreadable(), UserKeys.Owned.None() ->
                    new TestView("rejected", LOST);
        };
    }

    private ModelKey key(Viewer viewer, String provider, Wish body) {
        String secret = body.key() == null ? "" : body.key().strip();
        String address = body.baseUrl() == null ? "" : body.baseUrl().strip();
        boolean known = provider.equals(ModelName.ANTHROPIC) || provider.equals(ModelName.OPENAI);
        var findings =
                new Findings()
                        .require(
                                PROVIDER.matcher(provider).matches()
                                        && !provider.equals(ModelName.OFFLINE),
                                "",
                                "the provider is anthropic, openai, or a name of one's own of 1 to 32 lower-case letters, digits, - and _")
                        .require(
                                KEY.matcher(secret).matches(),
                                "/key",
                                "must have 1 to 500 characters, none of them a space or beyond ASCII")
                        .require(
                                known || !address.isEmpty(),
                                "/base_url",
                                "is needed for a provider of one's own")
                        .require(
                                address.length() <= LONGEST_ADDRESS,
                                "/base_url",
                                "must have at most " + LONGEST_ADDRESS + " characters");
        findings.throwIfAny();
        URI baseUrl = address.isEmpty() ? null : outside(address);
        return PlatformKeys.key(provider, secret, baseUrl, viewer.userId());
    }

    private URI outside(String address) {
        return switch (addresses.check(address)) {
            case AddressRules.Verdict.Allowed(var uri) -> uri;
            case AddressRules.Verdict.Refused(var words) ->
                    throw Problem.invalid("/base_url", words).asException();
        };
    }

    private UserKeys.Row row(Viewer viewer, String provider) {
        return keys.find(viewer.userId(), provider)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    private View view(UserKeys.Row row) {
        String state = "ready";
        Optional<String> reason = Optional.empty();
        if (row.owned() instanceof UserKeys.Owned.Key(var key)) {
            reason = pace.asideWords(key);
            state = reason.isPresent() ? "set_aside" : state;
        } else {
            reason = Optional.of(LOST);
            state = "unreadable";
        }
        return new View(
                row.provider(),
                row.hint(),
                row.baseUrl() == null ? null : row.baseUrl().toString(),
                row.remarks(),
                state,
                reason.orElse(null),
                row.createdAt(),
                row.changedAt());
    }
}
