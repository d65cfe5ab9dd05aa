package dev.blockdata.worker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The claims that this process holds at the moment, whose leases its heartbeat extends.
@Component
final class HeldClaims {

    private static final Logger LOG = LoggerFactory.getLogger(HeldClaims.class);

    private final OverlayClaims claims;
    private final Set<Claim> held = ConcurrentHashMap.newKeySet();

    HeldClaims(OverlayClaims claims) {
        this.claims = claims;
    }

    void add(Claim claim) {
        held.add(claim);
    }

    void remove(Claim claim) {
        held.remove(claim);
    }

    void beat() {
        held.stream().collect(Collectors.groupingBy(Claim::run)).forEach(this::beat);
    }

    private void beat(RunKey run, List<Claim> ofRun) {
        try {
            claims.beat(run, ofRun);
        } catch (DataAccessException failure) {
            LOG.warn(
                    "{} leases of run {} could not be extended: {}",
                    ofRun.size(),
                    run.runId(),
                    failure.getMessage());
        }
    }
}
