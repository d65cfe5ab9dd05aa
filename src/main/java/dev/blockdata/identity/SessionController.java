package dev.blockdata.identity;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where a person is signed in by a browser.
@RestController
@RequestMapping("/api/v1/account/sessions")
class SessionController {

    private final Sessions sessions;
    private final AccountEvents events;

    SessionController(Sessions sessions, AccountEvents events) {
        this.sessions = sessions;
        this.events = events;
    }

    @GetMapping
    Page<Sessions.Row> sessions(Viewer viewer, PageQuery page, HttpServletRequest request) {
        return page.of(sessions.of(viewer.userId(), Sessions.idOf(request)));
    }

    @DeleteMapping("/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Viewer viewer, @PathVariable String sessionId, HttpServletRequest request) {
        if (!sessions.end(viewer.userId(), sessionId)) {
            throw Problem.notFound().asException();
        }
        events.note(viewer.userId(), AccountEvent.SESSION_ENDED, Map.of(), request);
    }

    /// Signs the person out everywhere else.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(Viewer viewer, HttpServletRequest request) {
        int ended = sessions.endOthers(viewer.userId(), Sessions.idOf(request));
        if (ended > 0) {
            events.note(
                    viewer.userId(),
                    AccountEvent.SESSION_ENDED,
                    Map.of("sessions", Integer.toString(ended)),
                    request);
        }
    }
}
