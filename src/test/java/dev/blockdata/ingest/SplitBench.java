package dev.blockdata.ingest;

import static dev.blockdata.bench.Bench.ROUNDS;
import static dev.blockdata.bench.Bench.SECONDS;

import dev.blockdata.bench.Bench;
import dev.blockdata.bench.Goal;
import dev.blockdata.bench.Table;
import dev.blockdata.blocks.Splitters;
import dev.blockdata.database.BenchServer;
import dev.blockdata.journeys.Corpus;
import java.util.List;

/// Cutting Markdown and writing what was cut, as ratios taken in one run. Started by `bench/split`,
/// which takes the names of figures.
public final class SplitBench {

    private static final List<String> FIGURES = List.of("G9", "G10");
    private static final double NO_TIME = 0;

    private SplitBench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = args.length == 0 ? FIGURES : List.of(args);
        if (!FIGURES.containsAll(wanted)) {
            System.err.println("bench/split takes of these: " + String.join(" ", FIGURES));
            System.exit(2);
        }
        if (wanted.contains("G9")) {
            splitting();
        }
        if (wanted.contains("G10")) {
            try (BenchServer server = Bench.server()) {
                writing(server);
            }
        }
    }

    private static void splitting() throws Exception {
        var folder = Corpus.folder().resolve("md-eips");
        var splitters = new Splitters(folder);
        double warm = 4.0 * SECONDS;
        String without = Splitters.fetchRemark();
        var table =
                new Table(
                        "Markdown to blocks, megabytes a second of processor time over the corpus' 77 files",
                        ROUNDS);
        if (without.isEmpty()) {
            table.compare(
                    "G9",
                    "places, paths and titles beside remark, warm",
                    () -> splitters.product(warm),
                    () -> splitters.remark(warm),
                    Goal.atLeast(50));
            table.compare(
                    "G9",
                    "first pass of a process",
                    () -> splitters.product(NO_TIME),
                    () -> splitters.remark(NO_TIME),
                    Goal.atLeast(10));
        } else {
            table.note("G9", "beside remark", without);
        }
        table.compare(
                "G9",
                "beside commonmark-java, blocks and lines, warm",
                () -> splitters.product(warm),
                () -> splitters.libraryWithPlaces(warm),
                Goal.atLeast(0.9));
        table.compare(
                "G9",
                "beside commonmark-java, blocks alone, warm",
                () -> splitters.product(warm),
                () -> splitters.library(warm),
                Goal.none());
        table.compare(
                "G9",
                "the same, first pass of a process",
                () -> splitters.product(NO_TIME),
                () -> splitters.library(NO_TIME),
                Goal.none());
        if (without.isEmpty()) {
            var agreement = splitters.besideRemark();
            table.note(
                    "G9",
                    "blocks at the very place of remark's",
                    "%,d of our %,d and its %,d"
                            .formatted(agreement.same(), agreement.ours(), agreement.theirs()));
        }
    }

    private static void writing(BenchServer server) throws Exception {
        int blocks = Bench.size("BLOCKS", 100_000);
        var table = new Table("Writing %,d blocks, rows a second".formatted(blocks), ROUNDS);
        var desk = new WritingDesk(server, blocks);
        desk.finish();
        desk.copy();
        table.compare(
                "G10",
                "finish of an ingest beside COPY binary",
                desk::finish,
                desk::copy,
                Goal.atLeast(0.7));
        desk.createRun();
        desk.insertOverlays();
        table.compare(
                "G10",
                "a run beside a bare ordered INSERT..SELECT",
                desk::createRun,
                desk::insertOverlays,
                Goal.atLeast(0.8));
        desk.shareOut(WritingDesk.DOCUMENTS);
        table.compare(
                "G10",
                "a schema applied to %d documents".formatted(WritingDesk.DOCUMENTS),
                desk::applySchema,
                desk::insertOverlays,
                Goal.atLeast(0.8));
    }
}
