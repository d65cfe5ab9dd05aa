package dev.blockdata.costs;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// USD that each user may spend in a month with the platform's own keys
/// (`BLOCKDATA_PLATFORM_BUDGET`); unset: any amount.
@ConfigurationProperties("blockdata")
record CostSettings(@Nullable BigDecimal platformBudget) {

    CostSettings {
        if (platformBudget != null && platformBudget.signum() < 0) {
            throw new IllegalArgumentException("blockdata.platform-budget is not negative");
        }
    }
}
