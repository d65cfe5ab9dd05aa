package dev.blockdata.identity;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A person's tokens for programs.
@RestController
@RequestMapping("/api/v1/account/tokens")
class TokenController {

    record Wish(
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable Instant expiresAt) {}

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final PersonalTokens tokens;
    private final AccountEvents events;
    private final Throttle throttle;

    TokenController(PersonalTokens tokens, AccountEvents events, Throttle throttle) {
        this.tokens = tokens;
        this.events = events;
        this.throttle = throttle;
    }

    @GetMapping
    Page<PersonalTokens.Row> list(Viewer viewer, PageQuery query) {
        return tokens.list(viewer.userId(), query);
    }

    /// The only answer that ever shows the token.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PersonalTokens.Made make(Viewer viewer, @RequestBody Wish body, HttpServletRequest request) {
        String name = Words.name(body.name());
        List<String> scopes =
                body.scopes() == null
                        ? List.of()
                        : body.scopes().stream().map(String::valueOf).distinct().toList();
        Instant expires = body.expiresAt();
        new Findings()
                .require(
                        Words.isName(name),
                        "/name",
                        "must have 1 to 100 characters, none of them a control character")
                .require(
                        scopes.stream().allMatch(Scope::isKnown),
                        "/scopes",
                        "may hold read and write only")
                .require(
                        body.scopes() == null || !scopes.isEmpty(),
                        "/scopes",
                        "must name one scope at least, or be left out")
                .require(
                        expires == null
                                || (expires.isAfter(Instant.now()) && expires.isBefore(LATEST)),
                        "/expires_at",
                        "must lie in the future")
                .throwIfAny();
        throttle.accountChange(viewer.userId());
        var made = tokens.make(viewer.userId(), name, scopes, expires);
        events.note(viewer.userId(), AccountEvent.TOKEN_MADE, Map.of("name", name), request);
        return made;
    }

    @DeleteMapping("/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Viewer viewer, @PathVariable UUID tokenId, HttpServletRequest request) {
        String name =
                tokens.revoke(viewer.userId(), tokenId)
                        .orElseThrow(() -> Problem.notFound().asException());
        events.note(viewer.userId(), AccountEvent.TOKEN_REVOKED, Map.of("name", name), request);
    }
}
