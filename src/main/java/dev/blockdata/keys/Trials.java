package dev.blockdata.keys;

import dev.blockdata.models.ModelKey;
import dev.blockdata.models.Provider;
import dev.blockdata.models.Provider.Probe;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tries keys, with the smallest question there is. No transaction may be open meanwhile.
@Component
class Trials {

    private static final int LONGEST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private final Providers providers;
    private final Pace pace;

    Trials(Providers providers, Pace pace) {
        this.providers = providers;
        this.pace = pace;
    }

    /// What its provider says; never the key itself.
    Probe of(ModelKey key) {
        Optional<Provider> provider = providers.named(key.provider());
        if (provider.isEmpty()) {
            return new Probe.Unreachable("There is no provider \"" + key.provider() + "\" here.");
        }
        try {
            return switch (provider.get().probe(key)) {
                case Probe.Accepted(var remarks) -> new Probe.Accepted(said(key, remarks));
                case Probe.Rejected(var reason) -> new Probe.Rejected(said(key, reason));
                case Probe.Unreachable(var reason) -> new Probe.Unreachable(said(key, reason));
            };
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be tried: {}", key, said(key, failure.toString()));
            return new Probe.Unreachable("It could not be tried.");
        }
    }

    /// The same for a key that is in use: an accepted one is readmitted, one that is not is set
    /// aside for everybody.
    Probe ofUsed(ModelKey key) {
        Probe probe = of(key);
        switch (probe) {
            case Probe.Accepted _ -> pace.readmit(key);
            case Probe.Rejected(var reason) -> pace.setAside(key, reason);
            case Probe.Unreachable _ -> {}
        }
        return probe;
    }

    private static String said(ModelKey key, String words) {
        String discreet = Pace.discreet(key, words);
        return discreet.length() > LONGEST ? discreet.substring(0, LONGEST) + "…" : discreet;
    }
}
