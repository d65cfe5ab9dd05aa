package dev.blockdata.projects;

import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.Throttle;
import dev.blockdata.identity.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the bearer of an invitation's link does with it. It comes in a body, so that it stands in
/// no log.
@RestController
@RequestMapping("/api/v1/invitations")
class InvitedController {

    record LinkToken(@Nullable String token) {

        @Override
        public String toString() {
            return "LinkToken[]";
        }
    }

    private static final int LONGEST = 100;

    private final Invitations invitations;
    private final Throttle throttle;

    InvitedController(Invitations invitations, Throttle throttle) {
        this.invitations = invitations;
        this.throttle = throttle;
    }

    /// Nobody need be signed in for this.
    @PostMapping("/look")
    Invitations.Look look(@RequestBody LinkToken body, HttpServletRequest request) {
        String token = token(body);
        Runnable good = throttle.link(request);
        Invitations.Look look = invitations.look(token).orElseThrow(InvitedController::spent);
        good.run();
        return look;
    }

    @PostMapping("/accept")
    Invitations.Accepted accept(
            Viewer viewer, @RequestBody LinkToken body, HttpServletRequest request) {
        String token = token(body);
        Runnable good = throttle.link(request);
        Invitations.Accepted accepted =
                invitations.accept(viewer.userId(), token).orElseThrow(InvitedController::spent);
        good.run();
        return accepted;
    }

    private static String token(LinkToken body) {
        String token = body.token();
        if (token == null) {
            throw Problem.invalid("/token", "is missing").asException();
        }
        if (token.length() > LONGEST) {
            throw spent();
        }
        return token;
    }

    /// Used, withdrawn, replaced, too old or never made: all alike.
    private static ProblemException spent() {
        return Problem.of(
                        ProblemKind.LINK_SPENT,
                        "This invitation was used or withdrawn, or its time is over. Ask for a new one.")
                .asException();
    }
}
