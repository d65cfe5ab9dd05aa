package dev.blockdata.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Lets each request be asked, as long as it is served, whether its asker is still there.
final class PresenceValve extends ValveBase {

    PresenceValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var presence = Presence.begin(request);
        try {
            getNext().invoke(request, response);
        } finally {
            presence.end();
        }
    }
}
