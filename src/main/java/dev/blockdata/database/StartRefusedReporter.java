package dev.blockdata.database;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Prints a [StartRefused] as its one sentence, before any other reporter makes a page of it; a
/// port that is taken too.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                System.err.println("blockdata: " + refused.getMessage());
                return true;
            }
            if (cause instanceof PortInUseException taken) {
                System.err.println(
                        "blockdata: port %d is taken: stop the program that listens there, or name another port with SERVER_PORT."
                                .formatted(taken.getPort()));
                return true;
            }
        }
        return false;
    }
}
