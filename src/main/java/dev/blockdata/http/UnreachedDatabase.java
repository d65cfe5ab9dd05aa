package dev.blockdata.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses in words where the database fails outside every handler: as a session is looked for, or
/// written down.
///
/// It stands outside of the sessions: what it says is not held up by one that cannot be kept.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreachedDatabase extends OncePerRequestFilter {

    private final Refusals refusals;
    private final ProblemWriter writer;

    UnreachedDatabase(Refusals refusals, ProblemWriter writer) {
        this.refusals = refusals;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException | TransactionException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            response.reset();
            writer.write(response, refusals.of(failure, request));
        }
    }
}
