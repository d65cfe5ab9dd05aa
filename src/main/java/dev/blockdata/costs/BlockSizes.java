package dev.blockdata.costs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What there is still to ask about, as sizes; a few of the texts; and what asking has taken so
/// far. To be called within the project's walls.
@Repository
class BlockSizes {

    /// The blocks of one document that are left, in reading order, and the settings of the run that
    /// they are pending in.
    record Left(
            String sourceUid, String modelConfig, List<String> types, List<Integer> characters) {

        Left {
            types = List.copyOf(types);
            characters = List.copyOf(characters);
        }

        /// These blocks of it alone.
        private Left only(Integer[] blocks) {
            return new Left(
                    sourceUid,
                    modelConfig,
                    Arrays.stream(blocks).map(types::get).toList(),
                    Arrays.stream(blocks).map(characters::get).toList());
        }
    }

    /// A block as it is: no more than the beginning of a long one.
    record Sample(String type, String text, List<String> headingPath, String title) {

        Sample {
            headingPath = List.copyOf(headingPath);
        }
    }

    /// What settled blocks took on the average, as straight lines over their characters; `kept` is
    /// what went into the provider's cache or came out of it.
    record Measured(long blocks, double calls, Line input, Line kept, Line output) {}

    /// `base` for each block, and `slope` for each of its characters.
    record Line(double base, double slope) {

        double of(long blocks, long characters) {
            return Math.max(0, base * blocks + slope * characters);
        }
    }

    private static final int MOST_SAMPLES = 400;
    private static final int MOST_SAMPLED_DOCUMENTS = 40;

    private final JdbcClient jdbc;

    BlockSizes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of a run; or of all ingested documents that have none for the schema, with what is pending
    /// in its effective runs.
    ///
    /// Blocks and overlays are read apart and put together here: right after an upload the database
    /// has no figures yet on which to plan a join of the two.
    List<Left> left(UUID projectId, UUID schemaId, @Nullable UUID runId) {
        record Open(@Nullable UUID runId, Left whole) {}
        List<Open> open =
                jdbc.sql(
                                """
                                with open_work as (
                                    select w.source_uid, cast(null as uuid) as run_id, cast('{}' as jsonb) as model_config
                                      from app.documents_without_run(:project, :schema) w where cast(:run as uuid) is null
                                    union all
                                    select e.source_uid, e.run_id, e.model_config
                                      from app.effective_runs(:project, :schema) e where cast(:run as uuid) is null and e.pending + e.claimed > 0
                                    union all
                                    select r.source_uid, r.run_id, r.model_config from app.runs r
                                     where r.project_id = :project and r.run_id = cast(:run as uuid) and r.schema_id = :schema and r.pending + r.claimed > 0
                                )
                                select w.source_uid, w.run_id, w.model_config, array_agg(b.block_type order by b.block_index) as types,
                                       array_agg(length(b.block_content) order by b.block_index) as characters
                                  from open_work w
                                  join app.blocks b on b.project_id = :project and b.source_uid = w.source_uid
                                 group by w.source_uid, w.run_id, w.model_config
                                """)
                        .param("project", projectId)
                        .param("schema", schemaId)
                        .param("run", runId)
                        .query((row, _) ->
                                new Open(
                                        row.getObject("run_id", UUID.class),
                                        new Left(
                                                row.getString("source_uid"),
                                                row.getString("model_config"),
                                                List.of(
                                                        (String[])
                                                                row.getArray("types").getArray()),
                                                List.of(
                                                        (Integer[])
                                                                row.getArray("characters")
                                                                        .getArray()))))
                        .list();
        Map<UUID, Integer[]> pending =
                pending(
                        projectId,
                        open.stream()
                                .map(Open::runId)
                                .filter(Objects::nonNull)
                                .toArray(UUID[]::new));
        return open.stream()
                .map(one ->
                        one.runId() == null
                                ? one.whole()
                                : one.whole()
                                        .only(pending.getOrDefault(one.runId(), new Integer[0])))
                .toList();
    }

    private Map<UUID, Integer[]> pending(UUID projectId, UUID[] runs) {
        Map<UUID, Integer[]> pending = new HashMap<>();
        jdbc.sql(
                        """
                        select o.run_id, array_agg(o.block_index order by o.block_index) as blocks
                          from app.block_overlays o
                         where o.project_id = :project and o.run_id = any (:runs) and o.status in ('pending', 'claimed')
                         group by o.run_id
                        """)
                .param("project", projectId)
                .param("runs", runs)
                .query(row -> {
                    pending.put(
                            row.getObject("run_id", UUID.class),
                            (Integer[]) row.getArray("blocks").getArray());
                });
        return pending;
    }

    /// Some blocks from everywhere in some of the documents.
    List<Sample> samples(UUID projectId, List<Left> left) {
        int step = Math.max(1, left.size() / MOST_SAMPLED_DOCUMENTS);
        String[] sources =
                java.util.stream.IntStream.range(0, left.size())
                        .filter(i -> i % step == 0)
                        .mapToObj(i -> left.get(i).sourceUid())
                        .distinct()
                        .toArray(String[]::new);
        long blocks = left.stream().mapToLong(document -> document.types().size()).sum() / step;
        return jdbc.sql(
                        """
                        select b.block_type, left(b.block_content, 4000) as text, b.heading_path, d.doc_title
                          from app.blocks b
                          join app.documents d on d.project_id = b.project_id and d.source_uid = b.source_uid
                         where b.project_id = :project and b.source_uid = any (cast(:sources as text[])) and b.block_index % :stride = 0
                         limit :most
                        """)
                .param("project", projectId)
                .param("sources", sources)
                .param("stride", Math.max(1, blocks / MOST_SAMPLES))
                .param("most", 2 * MOST_SAMPLES)
                .query((row, _) ->
                        new Sample(
                                row.getString("block_type"),
                                row.getString("text"),
                                List.of((String[]) row.getArray("heading_path").getArray()),
                                row.getString("doc_title")))
                .list();
    }

    /// What settled blocks of the schema's runs took of this model, whose name an answer may carry
    /// with a date behind it.
    Optional<Measured> measured(UUID projectId, UUID schemaId, String model, int least) {
        return jdbc.sql(
                        """
                        with picked as materialized (
                            select r.source_uid, o.block_index, o.usage
                              from app.runs r
                              join app.block_overlays o on o.project_id = r.project_id and o.run_id = r.run_id
                             where r.project_id = :project and r.schema_id = :schema and r.calls > 0
                               and o.usage is not null and o.status not in ('pending', 'claimed')
                               and (o.model = :model
                                    or starts_with(o.model, :model || '-') and substr(o.model, length(:model) + 2) ~ '^[0-9]{4}')
                             order by r.run_id desc limit 2000
                        ), settled as (
                            select (select length(b.block_content) from app.blocks b
                                     where b.project_id = :project and b.source_uid = p.source_uid and b.block_index = p.block_index)::float8 as characters,
                                   (p.usage ->> 'calls')::float8 as calls, (p.usage ->> 'input_tokens')::float8 as input,
                                   (p.usage ->> 'cached_input_tokens')::float8 + (p.usage ->> 'cache_write_tokens')::float8 as kept,
                                   (p.usage ->> 'output_tokens')::float8 as output
                              from picked p
                        )
                        select count(*) as blocks, avg(s.calls) as calls,
                               coalesce(regr_intercept(s.input, s.characters), avg(s.input)) as input_base,
                               coalesce(regr_slope(s.input, s.characters), 0) as input_slope,
                               coalesce(regr_intercept(s.kept, s.characters), avg(s.kept)) as kept_base,
                               coalesce(regr_slope(s.kept, s.characters), 0) as kept_slope,
                               coalesce(regr_intercept(s.output, s.characters), avg(s.output)) as output_base,
                               coalesce(regr_slope(s.output, s.characters), 0) as output_slope
                          from settled s
                        """)
                .param("project", projectId)
                .param("schema", schemaId)
                .param("model", model)
                .query((row, _) ->
                        row.getLong("blocks") < least
                                ? Optional.<Measured>empty()
                                : Optional.of(measured(row)))
                .single();
    }

    private static Measured measured(ResultSet row) throws SQLException {
        return new Measured(
                row.getLong("blocks"),
                row.getDouble("calls"),
                line(row, "input"),
                line(row, "kept"),
                line(row, "output"));
    }

    private static Line line(ResultSet row, String name) throws SQLException {
        return new Line(row.getDouble(name + "_base"), row.getDouble(name + "_slope"));
    }
}
