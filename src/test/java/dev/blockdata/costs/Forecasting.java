package dev.blockdata.costs;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.models.Models;
import dev.blockdata.projects.Member;
import dev.blockdata.schemas.Schemas;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A forecast for tests of other packages.
public final class Forecasting {

    /// What of it they look at.
    public record Said(
            String basis,
            long documents,
            long blocks,
            long cachedInputTokens,
            double cost,
            double low,
            double high) {}

    private Forecasting() {}

    public static Said of(
            TestDatabase database,
            Member who,
            UUID schemaId,
            @Nullable UUID runId,
            int concurrency) {
        var forecast =
                new Forecast(
                        database.walls(),
                        new BlockSizes(database.jdbc()),
                        new Prices(database.workJdbc()),
                        new Models(Map.of(), "offline"),
                        new ForecastSettings(concurrency, 0),
                        JsonMapper.builder().build());
        var schema =
                database.superuserJdbc()
                        .sql(
                                "select schema_ref, schema_uid, schema_text from app.schemas where schema_id = :schema")
                        .param("schema", schemaId)
                        .query((row, _) ->
                                new Schemas.Row(
                                        schemaId,
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        Instant.EPOCH))
                        .single();
        var answer = forecast.of(who, new Forecast.Wish(schema, null, runId, List.of()));
        return new Said(
                answer.basis(),
                answer.documents(),
                answer.blocks(),
                answer.cachedInputTokens(),
                Objects.requireNonNull(answer.costUsd()).doubleValue(),
                Objects.requireNonNull(answer.lowUsd()).doubleValue(),
                Objects.requireNonNull(answer.highUsd()).doubleValue());
    }
}
