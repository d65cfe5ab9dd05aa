package dev.blockdata.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/// Says what an SQL failure means, and of two more than the framework knows that they mean that the
/// database is away.
final class Failures extends SQLExceptionSubclassTranslator {

    private static final String READ_ONLY = "25006";

    /// What the pool says once it has given a broken connection up.
    private static final String GIVEN_UP = "Connection is closed";

    @Override
    protected @Nullable DataAccessException doTranslate(
            String task, @Nullable String sql, SQLException failure) {
        return isAway(failure)
                ? new DataAccessResourceFailureException(buildMessage(task, sql, failure), failure)
                : super.doTranslate(task, sql, failure);
    }

    /// The same for what was done on a bare connection.
    DataAccessException of(String task, SQLException failure) {
        var meaning = translate(task, null, failure);
        return meaning == null
                ? new DataAccessResourceFailureException(buildMessage(task, null, failure), failure)
                : meaning;
    }

    private static boolean isAway(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState())
                || (failure.getSQLState() == null && GIVEN_UP.equals(failure.getMessage()));
    }
}
