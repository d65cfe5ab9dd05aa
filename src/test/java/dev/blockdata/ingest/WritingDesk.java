package dev.blockdata.ingest;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.bench.Bench;
import dev.blockdata.database.BenchServer;
import dev.blockdata.database.Walls;
import dev.blockdata.documents.Place;
import dev.blockdata.journeys.Corpus;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Writes a large document's blocks and runs, the product's way and the barest way there is, into
/// the same tables. Each answers the rows a second.
final class WritingDesk {

    static final int DOCUMENTS = 77;

    private static final UUID USER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final UUID SCHEMA = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final String SOURCE = "a".repeat(64);

    private interface Work {
        void run() throws Exception;
    }

    private final BenchServer server;
    private final JdbcClient superuser;
    private final JdbcClient api;
    private final Walls walls;
    private final IngestClaims claims;
    private final Conversion.Converted text;

    WritingDesk(BenchServer server, int blocks) throws Exception {
        this.server = server;
        superuser = server.superuser();
        api = JdbcClient.create(server.api());
        claims = new IngestClaims(JdbcClient.create(server.work()), JsonMapper.builder().build());
        text = text(blocks);
        Bench.layOut(server, 1, 1);
        walls = server.walls();
        sql(
                "insert into app.project_members (project_id, user_id, role) values ('%s', '%s', 'owner')"
                        .formatted(PROJECT, USER));
        forgetRuns();
    }

    /// The blocks of the corpus over and over, as one document.
    private static Conversion.Converted text(int wanted) throws Exception {
        var cut = new ArrayList<CutBlock>();
        Conversion.Converted last = null;
        for (var file : Corpus.specifications()) {
            last = (Conversion.Converted) Conversion.of(Track.MDAST, Files.readAllBytes(file));
            cut.addAll(last.blocks());
        }
        var blocks = Stream.generate(() -> cut).flatMap(List::stream).limit(wanted).toList();
        return new Conversion.Converted(
                last.track(),
                last.version(),
                last.convUid(),
                null,
                last.sourceCharacters(),
                last.title(),
                blocks,
                last.characters(),
                last.report());
    }

    double finish() throws Exception {
        forgetBlocks();
        var token = UUID.randomUUID();
        sql(
                """
                update app.documents set status = 'converting', attempt_token = '%s', attempt_deadline = now() + interval '1 hour',
                       conv_uid = null
                """
                        .formatted(token));
        var claim = new IngestClaim(new Place(PROJECT, SOURCE, null), SourceType.MD, token);
        return rate(() -> {
            if (!claims.finish(claim, text)) {
                throw new IllegalStateException("the attempt is not the document's");
            }
        });
    }

    double copy() throws Exception {
        forgetBlocks();
        try (var connection = server.superuserConnection()) {
            return rate(() -> CopiedBlocks.into(connection, PROJECT, SOURCE, text.blocks()));
        }
    }

    double createRun() throws Exception {
        forgetRuns();
        return rate(() ->
                asMember(
                        "select app.create_run('%s', '%s', '%s', '%s', null, '{}')"
                                .formatted(PROJECT, UUID.randomUUID(), SOURCE, SCHEMA)));
    }

    double applySchema() throws Exception {
        forgetRuns();
        var ids =
                Stream.generate(UuidCreator::getTimeOrderedEpoch)
                        .limit(DOCUMENTS)
                        .map(UUID::toString)
                        .toList();
        return rate(() ->
                asMember(
                        "select app.apply_schema('%s', '%s', '{%s}'::uuid[], '{}')"
                                .formatted(PROJECT, SCHEMA, String.join(",", ids))));
    }

    /// The same rows in the same table under runs that are there already.
    double insertOverlays() throws Exception {
        forgetRuns();
        sql(
                """
                insert into app.runs (project_id, run_id, source_uid, schema_id, status, total_blocks, pending, created_by)
                select project_id, gen_random_uuid(), source_uid, '%s', 'running', conv_total_blocks, conv_total_blocks, '%s' from app.documents
                """
                        .formatted(SCHEMA, USER));
        return rate(() ->
                sql(
                        """
                        insert into app.block_overlays (project_id, run_id, block_index)
                        select r.project_id, r.run_id, b.block_index from app.runs r join app.blocks b using (project_id, source_uid)
                         order by r.project_id, r.run_id, b.block_index
                        """));
    }

    /// The one document's blocks to so many documents, each with an equal part of them.
    void shareOut(int documents) {
        int each = text.blocks().size() / documents;
        forgetRuns();
        sql(
                """
                insert into app.documents
                select (jsonb_populate_record(d, jsonb_build_object('source_uid', encode(sha256(i::text::bytea), 'hex'), 'conv_total_blocks', %d))).*
                  from app.documents d, generate_series(1, %d) i
                """
                        .formatted(each, documents));
        sql(
                """
                insert into app.blocks
                select b.project_id, encode(sha256((b.block_index / %1$d + 1)::text::bytea), 'hex'), b.block_index %% %1$d, b.block_type, b.block_locator,
                       b.block_content, b.heading_level, b.heading_path, b.page_no, b.node_type, b.bounding_box
                  from app.blocks b where b.block_index < %1$d * %2$d
                """
                        .formatted(each, documents));
        sql("delete from app.blocks where source_uid = '%s'".formatted(SOURCE));
        sql("delete from app.documents where source_uid = '%s'".formatted(SOURCE));
        sql("vacuum analyze app.blocks");
    }

    private double rate(Work work) throws Exception {
        sql("checkpoint");
        long start = System.nanoTime();
        work.run();
        return text.blocks().size() / ((System.nanoTime() - start) / 1e9);
    }

    private void asMember(String select) {
        walls.in(USER, PROJECT, () -> api.sql(select).query().listOfRows());
    }

    private void forgetBlocks() {
        sql("truncate app.blocks");
    }

    private void forgetRuns() {
        sql(
                "truncate app.runs, app.block_overlays, app.run_events, app.overlay_events, app.feed cascade");
    }

    private void sql(String statement) {
        superuser.sql(statement).update();
    }
}
