package dev.blockdata.worker;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.blocks.Block;
import dev.blockdata.blocks.MarkdownBlocks;
import dev.blockdata.costs.Forecasting;
import dev.blockdata.models.Tokens;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a block's input costs when blocks share calls and prompts are kept, beside one call a block
/// without either: on a provider that answers and counts deterministically, so that one round is
/// enough. Started by `bench/cost`.
public final class CostBench {

    private static final double WRITTEN = 1.25;
    private static final double CACHED = 0.1;
    private static final int CALLS_AT_ONCE = 8;

    private static final String RULE =
            " Where a block names a number, a version, an address or a constant, keep it exactly as it stands, with its unit and its sign.";

    private static final Map<String, Object> EXTRACTION =
            Map.of(
                    "summary", Map.of("type", "string", "maxLength", 120),
                    "topic",
                            Map.of("type", "string", "enum", List.of("spec", "rationale", "other")),
                    "confidence", Map.of("type", "number"),
                    "mentions_code", Map.of("type", "boolean"));

    private static final Map<String, Object> REWRITING =
            Map.of("revised_content", Map.of("type", "string"));

    private final ProviderBench provider = new ProviderBench();
    private final WorkBench bench = provider.bench;
    private final List<Block> blocks;
    private final Table table;

    private record Cost(
            double perBlock, double uncachedPerBlock, String forecasts, String staged) {}

    private CostBench(List<Block> blocks) {
        this.blocks = blocks;
        this.table =
                new Table(
                        "Input tokens a block, as billed (written 1.25, read 0.1), %,d blocks"
                                .formatted(blocks.size()),
                        1);
    }

    public static void main(String[] args) throws Exception {
        var corpus =
                Path.of(
                        Optional.ofNullable(System.getenv("BENCH_CORPUS"))
                                .orElse("../shared/corpus/md-eips"));
        if (!Files.isDirectory(corpus)) {
            System.out.println(
                    "There are no Markdown files in " + corpus + "; BENCH_CORPUS names others.");
            return;
        }
        int documents =
                Integer.parseInt(
                        Optional.ofNullable(System.getenv("BENCH_DOCUMENTS")).orElse("12"));
        var costs = new CostBench(blocksOf(corpus, documents));
        try (costs.provider) {
            costs.measure("extraction", 1200, EXTRACTION, Goal.atMost(0.2));
            costs.measure("rewriting", 1200, REWRITING, Goal.atMost(0.7));
            // Too short for a provider to keep.
            costs.measure("rewriting", 400, REWRITING, Goal.atMost(0.7));
            costs.measure("rewriting", 20, REWRITING, Goal.atMost(1));
        }
    }

    /// Of so many files, taken from all over the corpus.
    private static List<Block> blocksOf(Path corpus, int documents) throws IOException {
        try (var files = Files.list(corpus)) {
            List<Path> all = files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
            var blocks = new ArrayList<Block>();
            for (int i = 0; i < Math.min(documents, all.size()); i++) {
                Path file = all.get(i * all.size() / Math.min(documents, all.size()));
                blocks.addAll(MarkdownBlocks.of(Files.readAllBytes(file)));
            }
            return blocks;
        }
    }

    private void measure(String figure, int promptTokens, Map<String, Object> fields, Goal goal)
            throws InterruptedException {
        UUID user = bench.given.user();
        UUID schema = schema(user, instructions(promptTokens), fields);
        Cost single = cost(user, schema, 1);
        Cost packed = cost(user, schema, 0);
        table.line(
                "",
                "%s, system prompt of %,d tokens".formatted(figure, promptTokens),
                packed.perBlock(),
                single.uncachedPerBlock(),
                packed.perBlock() / single.uncachedPerBlock(),
                goal);
        table.note(
                "",
                "  one call a block, cached",
                "%.2f of the baseline".formatted(single.perBlock() / single.uncachedPerBlock()));
        table.note("", "  forecast of the packed run beside its cost", packed.forecasts());
        table.note(
                "", "  blocks with the same value in both", same(single.staged(), packed.staged()));
    }

    /// Rules, as such prompts have them, until there are so many tokens of them.
    private static String instructions(int tokens) {
        var text = new StringBuilder("You read technical proposals.");
        while (Tokens.estimate(text + RULE) <= tokens) {
            text.append(RULE);
        }
        return text.toString();
    }

    private String same(String single, String packed) {
        String[] one = single.split("\n");
        String[] other = packed.split("\n");
        int same = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            same += one[i].equals(other[i]) ? 1 : 0;
        }
        return "%,d of %,d".formatted(same, blocks.size());
    }

    private Cost cost(UUID user, UUID schema, int packSize) throws InterruptedException {
        UUID project = bench.given.project(user);
        String source = bench.given.document(user, project, blocks.size());
        fill(project, source);
        var run = new RunKey(project, bench.given.run(user, project, source, schema));
        double estimate = forecast(user, run, schema);
        provider.work(new WorkBench.Job(user, run, blocks.size()), CALLS_AT_ONCE, packSize);
        String[] tokens =
                bench.look(
                                run,
                                "select input_tokens || ' ' || cached_input_tokens || ' ' || cache_write_tokens || ' ' || cost_usd from app.runs where project_id = :project and run_id = :run")
                        .split(" ");
        long plain = Long.parseLong(tokens[0]);
        long cached = Long.parseLong(tokens[1]);
        long written = Long.parseLong(tokens[2]);
        return new Cost(
                (plain + CACHED * cached + WRITTEN * written) / blocks.size(),
                (double) (plain + cached + written) / blocks.size(),
                forecasts(
                        Double.parseDouble(tokens[3]),
                        estimate,
                        forecast(
                                user,
                                new RunKey(project, bench.given.run(user, project, source, schema)),
                                schema)),
                staged(run));
    }

    private double forecast(UUID user, RunKey run, UUID schema) {
        return Forecasting.of(
                        bench.database,
                        new Member(user, run.projectId(), Role.OWNER),
                        schema,
                        run.runId(),
                        CALLS_AT_ONCE)
                .cost();
    }

    /// Before anything was asked, and again when there are figures to go by.
    private static String forecasts(double cost, double estimate, double measured) {
        return "%+.0f %% as an estimate, %+.1f %% once there are figures (goal: within 15 %%)"
                .formatted(100 * (estimate / cost - 1), 100 * (measured / cost - 1));
    }

    private String staged(RunKey run) {
        return bench.look(
                run,
                """
                select string_agg(block_index || ' ' || cast(overlay_jsonb_staging as text), chr(10) order by block_index)
                  from app.overlays where project_id = :project and run_id = :run and status = 'ai_complete'
                """);
    }

    /// The corpus' texts in place of the made up ones.
    private void fill(UUID project, String source) {
        bench.everything
                .sql(
                        """
                        update app.blocks b set block_content = x.content, block_type = x.type
                          from unnest(cast(:contents as text[]), cast(:types as text[])) with ordinality as x (content, type, n)
                         where b.project_id = :project and b.source_uid = :source and b.block_index = x.n - 1
                        """)
                .param("contents", blocks.stream().map(Block::content).toArray(String[]::new))
                .param(
                        "types",
                        blocks.stream()
                                .map(block ->
                                        block.type().name().toLowerCase(java.util.Locale.ROOT))
                                .toArray(String[]::new))
                .param("project", project)
                .param("source", source)
                .update();
    }

    private UUID schema(UUID owner, String instructions, Map<String, Object> fields) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String ref = "s" + id.toString().replace("-", "");
        String text =
                WorkBench.JSON.writeValueAsString(
                        Map.of(
                                "schema_ref",
                                ref,
                                "properties",
                                fields,
                                "required",
                                List.copyOf(fields.keySet()),
                                "prompt_config",
                                Map.of(
                                        "model",
                                        ProviderBench.MODEL,
                                        "system_instructions",
                                        instructions)));
        bench.everything
                .sql(
                        "insert into app.schemas (schema_id, owner_id, schema_ref, schema_uid, schema_text) values (:id, :owner, :ref, :uid, :text)")
                .param("id", id)
                .param("owner", owner)
                .param("ref", ref)
                .param("uid", (ref.substring(1) + "0".repeat(64)).substring(0, 64))
                .param("text", text)
                .update();
        return id;
    }
}
