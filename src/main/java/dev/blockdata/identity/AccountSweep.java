package dev.blockdata.identity;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes what has had its time: counted attempts, links that nobody used, events of a year ago.
@Component
class AccountSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AccountSweep.class);

    private final JdbcClient work;

    AccountSweep(@Qualifier("work") JdbcClient work) {
        this.work = work;
    }

    /// Every hour; none of it counts for anything before that, either.
    @Scheduled(initialDelay = 90, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        try {
            work.sql("select 1 from app.sweep_accounts()").query(Integer.class).single();
        } catch (DataAccessException failure) {
            LOG.warn("Old traces of accounts are still kept: {}", failure.toString());
        }
    }
}
