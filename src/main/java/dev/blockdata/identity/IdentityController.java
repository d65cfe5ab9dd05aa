package dev.blockdata.identity;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Ways in besides the password: which there are, and taking one's own away.
@RestController
@RequestMapping("/api/v1")
class IdentityController {

    private final WaysIn ways;
    private final Identities identities;

    private final AccountEvents events;

    IdentityController(WaysIn ways, Identities identities, AccountEvents events) {
        this.ways = ways;
        this.identities = identities;
        this.events = events;
    }

    @GetMapping("/auth/providers")
    List<WaysIn.Way> providers() {
        return ways.offered();
    }

    /// Refused where nothing else would let the person in.
    @DeleteMapping("/account/identities/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(Viewer viewer, @PathVariable String provider, HttpServletRequest request) {
        switch (identities.unlink(viewer.userId(), provider)) {
            case GONE ->
                    events.note(
                            viewer.userId(),
                            AccountEvent.IDENTITY_UNLINKED,
                            Map.of("provider", provider),
                            request);
            case NONE -> throw Problem.notFound().asException();
            case LAST ->
                    throw Problem.of(
                                    ProblemKind.LAST_WAY_IN,
                                    "Set a password or link another account first: nothing else would let you in.")
                            .asException();
        }
    }
}
