package dev.blockdata.costs;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.Viewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The price list, for whoever runs the installation; for others it is not there.
@RestController
@RequestMapping("/api/v1/operator/prices")
class PriceController {

    private static final Pattern MODEL = Pattern.compile("[^*\\s][^*]{0,199}\\*?");
    private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000);

    private final Prices prices;

    PriceController(Prices prices) {
        this.prices = prices;
    }

    /// USD per million tokens; without a price of its own, what comes out of the cache and what is
    /// written into it costs what input costs.
    record NewPrice(
            @Nullable String model,
            @Nullable Instant validFrom,
            @Nullable BigDecimal input,
            @Nullable BigDecimal cachedInput,
            @Nullable BigDecimal cacheWrite,
            @Nullable BigDecimal output) {}

    @GetMapping
    Page<Price> list(Viewer viewer, PageQuery page) {
        demandOperator(viewer);
        return page.of(prices.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Price add(Viewer viewer, @RequestBody NewPrice body) {
        demandOperator(viewer);
        String model = body.model() == null ? "" : body.model();
        BigDecimal input = body.input() == null ? BigDecimal.ONE.negate() : body.input();
        BigDecimal output = body.output() == null ? BigDecimal.ONE.negate() : body.output();
        BigDecimal cached = body.cachedInput() == null ? input : body.cachedInput();
        BigDecimal written = body.cacheWrite() == null ? input : body.cacheWrite();
        new Findings()
                .require(
                        MODEL.matcher(model).matches(),
                        "/model",
                        "must be a name of 1 to 200 characters, which may end in *")
                .require(isPrice(input), "/input", "must be an amount of at least 0")
                .require(isPrice(cached), "/cached_input", "must be an amount of at least 0")
                .require(isPrice(written), "/cache_write", "must be an amount of at least 0")
                .require(isPrice(output), "/output", "must be an amount of at least 0")
                .throwIfAny();
        return prices.add(new Prices.Wish(model, body.validFrom(), input, cached, written, output))
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemKind.ALREADY_EXISTS,
                                        "There is a price of this model from this date already. A price is never changed: give the new one a later date.")
                                .asException());
    }

    private static boolean isPrice(BigDecimal amount) {
        return amount.signum() >= 0 && amount.compareTo(DEAREST) <= 0 && amount.scale() <= 12;
    }

    private static void demandOperator(Viewer viewer) {
        if (!viewer.operator()) {
            throw Problem.notFound().asException();
        }
    }
}
