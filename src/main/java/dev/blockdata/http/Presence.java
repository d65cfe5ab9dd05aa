package dev.blockdata.http;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/// Whether whoever asked still waits for the answer, told without writing a byte of it.
///
/// A connection that its other side has closed, or half closed, counts as left, as in Go's server:
/// no client of HTTP closes its half and reads on. Only for requests without a body.
public final class Presence {

    private static final String NAME = Presence.class.getName();

    private final Request request;
    private boolean ended;

    private Presence(Request request) {
        this.request = request;
    }

    static Presence begin(org.apache.catalina.connector.Request request) {
        var presence = new Presence(request.getCoyoteRequest());
        request.setAttribute(NAME, presence);
        return presence;
    }

    /// Of the request's asker; where the container tells nothing of it, nobody leaves.
    public static boolean lasts(HttpServletRequest request) {
        return !(request.getAttribute(NAME) instanceof Presence presence) || presence.lasts();
    }

    /// The end of the stream is there at each look. What is there at the first alone is the next
    /// request, sent ahead of this one's answer.
    private synchronized boolean lasts() {
        return ended || !somethingToRead() || !somethingToRead();
    }

    private boolean somethingToRead() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    /// The container uses the same objects for the next request: they are not looked at any more.
    synchronized void end() {
        ended = true;
    }
}
