package dev.blockdata.costs;

import dev.blockdata.database.Walls;
import dev.blockdata.models.ModelName;
import dev.blockdata.models.Models;
import dev.blockdata.models.Packing;
import dev.blockdata.models.Routes;
import dev.blockdata.models.Usage;
import dev.blockdata.projects.Member;
import dev.blockdata.schemas.SchemaArtifact;
import dev.blockdata.schemas.Schemas;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What it will cost to ask about what is left of a schema in a project, or of one run.
@Component
class Forecast {

    /// The money is null where the price of a model is not known. `basis` is `measured` where
    /// enough blocks have been settled with the same schema and model, else `estimate`.
    record Forecasted(
            long documents,
            long blocks,
            long calls,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            @Nullable BigDecimal costUsd,
            @Nullable BigDecimal lowUsd,
            @Nullable BigDecimal highUsd,
            String basis,
            String model,
            List<ModelShare> routing,
            List<String> warnings) {}

    /// What goes to one model.
    record ModelShare(String model, long blocks, @Nullable BigDecimal costUsd) {}

    /// What a forecast is asked for, and what else there is to say about it.
    record Wish(
            Schemas.Row schema,
            @Nullable String model,
            @Nullable UUID runId,
            List<String> warnings) {}

    /// From so many settled blocks on, they are believed more than any rule of thumb.
    static final int ENOUGH = 20;

    private static final int SCALE = 6;
    private static final BigDecimal MEASURED_SPREAD = new BigDecimal("0.10");
    private static final BigDecimal ESTIMATED_SPREAD = new BigDecimal("0.40");

    private final Walls walls;
    private final BlockSizes sizes;
    private final Prices prices;
    private final Models models;
    private final ForecastSettings settings;
    private final JsonMapper json;

    Forecast(
            Walls walls,
            BlockSizes sizes,
            Prices prices,
            Models models,
            ForecastSettings settings,
            JsonMapper json) {
        this.walls = walls;
        this.sizes = sizes;
        this.prices = prices;
        this.models = models;
        this.settings = settings;
        this.json = json;
    }

    /// What was read in one transaction, to be reckoned with outside of it.
    private record Read(
            List<BlockSizes.Left> left,
            PromptSizes prompts,
            Map<String, BlockSizes.Measured> measured) {}

    Forecasted of(Member who, Wish wish) {
        SchemaArtifact artifact = wish.schema().artifact();
        var packing = Packing.of(artifact, settings.packSize());
        Read read = walls.in(who.userId(), who.projectId(), () -> read(who, wish, artifact));
        Map<String, Estimate> byModel = new LinkedHashMap<>();
        for (BlockSizes.Left document : read.left()) {
            routed(document, routes(wish, artifact, document.modelConfig()))
                    .forEach((model, blocks) ->
                            byModel.computeIfAbsent(
                                            model,
                                            _ ->
                                                    new Estimate(
                                                            read.prompts(),
                                                            models.named(model).isPresent()
                                                                    ? packing.alone()
                                                                    : packing,
                                                            CacheRules.of(model),
                                                            settings.concurrency()))
                                    .add(document, blocks));
        }
        return answer(wish, routes(wish, artifact, "{}").models().getLast(), byModel, read);
    }

    private Read read(Member who, Wish wish, SchemaArtifact artifact) {
        UUID schemaId = wish.schema().schemaId();
        List<BlockSizes.Left> left = sizes.left(who.projectId(), schemaId, wish.runId());
        Map<String, BlockSizes.Measured> measured = new LinkedHashMap<>();
        left.stream()
                .map(BlockSizes.Left::modelConfig)
                .distinct()
                .flatMap(config -> routes(wish, artifact, config).models().stream())
                .distinct()
                .forEach(model ->
                        sizes.measured(
                                        who.projectId(),
                                        schemaId,
                                        ModelName.of(model).model(),
                                        ENOUGH)
                                .ifPresent(found -> measured.put(model, found)));
        return new Read(
                left, new PromptSizes(artifact, sizes.samples(who.projectId(), left)), measured);
    }

    private Routes routes(Wish wish, SchemaArtifact artifact, String modelConfig) {
        return new Routes(
                wish.model(),
                json.readTree(modelConfig),
                artifact.promptConfig(),
                models.platform());
    }

    private static Map<String, List<Integer>> routed(BlockSizes.Left document, Routes routes) {
        Map<String, List<Integer>> byModel = new LinkedHashMap<>();
        for (int i = 0; i < document.types().size(); i++) {
            String model = routes.of(document.types().get(i), document.characters().get(i)).model();
            byModel.computeIfAbsent(model, _ -> new ArrayList<>()).add(i);
        }
        return byModel;
    }

    private Forecasted answer(Wish wish, String model, Map<String, Estimate> byModel, Read read) {
        Map<String, BlockSizes.Measured> measured = read.measured();
        Usage all = Usage.NONE;
        List<ModelShare> routing = new ArrayList<>();
        List<String> warnings = new ArrayList<>(wish.warnings());
        for (var one : byModel.entrySet()) {
            Estimate estimate = one.getValue();
            Usage usage =
                    prices.priced(
                            Optional.ofNullable(measured.get(one.getKey()))
                                    .map(estimate::usage)
                                    .orElseGet(estimate::usage),
                            one.getKey());
            if (usage.costUsd() == null) {
                warnings.add("The price of the model \"" + one.getKey() + "\" is not known here.");
            }
            routing.add(new ModelShare(one.getKey(), estimate.blocks(), money(usage.costUsd())));
            all = all.plus(usage);
        }
        boolean known = !byModel.isEmpty() && measured.keySet().containsAll(byModel.keySet());
        BigDecimal spread = known ? MEASURED_SPREAD : ESTIMATED_SPREAD;
        BigDecimal cost = all.costUsd();
        return new Forecasted(
                read.left().size(),
                routing.stream().mapToLong(ModelShare::blocks).sum(),
                all.calls(),
                all.inputTokens(),
                all.cachedInputTokens(),
                all.cacheWriteTokens(),
                all.outputTokens(),
                money(cost),
                cost == null ? null : money(cost.multiply(BigDecimal.ONE.subtract(spread))),
                cost == null ? null : money(cost.multiply(BigDecimal.ONE.add(spread))),
                known ? "measured" : "estimate",
                model,
                routing,
                warnings);
    }

    private static @Nullable BigDecimal money(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
