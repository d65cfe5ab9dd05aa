package dev.blockdata.convert;

import dev.blockdata.bench.Goal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// The built-in converter and other programs against what the corpus expects of its office and PDF
/// files. Started by `bench/convert`.
public final class ConvertBench {

    private static final String LINE = "%-46s %-12s %7s %7s %9s %9s %9s %8s%n";
    private static final List<Kind> KINDS = List.of(Kind.DOCX, Kind.PPTX, Kind.PDF);
    private static final List<String> BASELINES = List.of(".baseline.md", ".baseline-sorted.txt");

    private record Sample(Path file, Likeness baseline) {}

    private ConvertBench() {}

    public static void main(String[] args) throws Exception {
        // It tells of every font that it has to replace.
        LoggingSystem.get(ConvertBench.class.getClassLoader())
                .setLogLevel("org.apache.pdfbox", LogLevel.ERROR);
        var rivals = new ArrayList<>(List.of(Rival.builtin()));
        rivals.addAll(Rival.others());
        System.out.printf(
                """

                Files beside their baselines: words that are there, and in order; headings, list items and tables found / in the baseline.
                On the whole: the mean of recall, order, and the shares of headings, list items and tables (the smaller count by the
                greater in each file, so one too many weighs as one too few; where there are none and none were found, 1).

                """);
        Map<Kind, Map<String, Tally>> tallies = new EnumMap<>(Kind.class);
        header("file");
        for (Kind kind : KINDS) {
            var ofKind = new LinkedHashMap<String, Tally>();
            for (Sample sample : samples(kind)) {
                for (Rival rival : rivals) {
                    if (rival.kinds().contains(kind)) {
                        Likeness found = rival.reader().read(sample.file());
                        var alone = new Tally();
                        alone.add(found, sample.baseline());
                        line(sample.file().getFileName().toString(), rival.name(), alone);
                        ofKind.computeIfAbsent(rival.name(), _ -> new Tally())
                                .add(found, sample.baseline());
                    }
                }
            }
            tallies.put(kind, ofKind);
        }
        System.out.println();
        header("all files of a kind");
        tallies.forEach((kind, ofKind) ->
                ofKind.forEach((name, tally) ->
                        line(
                                kind.name().toLowerCase()
                                        + ", headings off by "
                                        + tally.headingsOff()
                                        + " in all",
                                name,
                                tally)));
        System.out.println();
        tallies.forEach(ConvertBench::judge);
    }

    private static List<Sample> samples(Kind kind) throws IOException {
        String end = "." + kind.name().toLowerCase();
        var samples = new ArrayList<Sample>();
        try (var files = Files.list(Corpus.file(kind.name().toLowerCase()))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(end)).sorted().toList()) {
                for (String baseline : BASELINES) {
                    Path expected = file.resolveSibling(file.getFileName() + baseline);
                    if (Files.exists(expected)) {
                        samples.add(
                                new Sample(
                                        file.toAbsolutePath(),
                                        Likeness.ofBaseline(Files.readString(expected))));
                    }
                }
            }
        }
        return samples;
    }

    private static void judge(Kind kind, Map<String, Tally> ofKind) {
        Tally ours = ofKind.values().iterator().next();
        goal(kind, "mean recall", ours.recall(), Goal.atLeast(kind == Kind.PDF ? 0.95 : 0.98));
        if (kind != Kind.PDF) {
            goal(kind, "mean order", ours.order(), Goal.atLeast(0.95));
        }
        ofKind.entrySet().stream()
                .skip(1)
                .forEach(other ->
                        goal(
                                kind,
                                "on the whole beside " + other.getKey(),
                                ours.whole() / other.getValue().whole(),
                                Goal.moreThan(1)));
    }

    private static void goal(Kind kind, String figure, double value, Goal goal) {
        System.out.printf(
                "%-5s %-36s %7.3f  %-8s %s%n",
                kind.name().toLowerCase(), figure, value, goal, goal.verdict(value));
    }

    private static void header(String first) {
        System.out.printf(
                LINE, first, "program", "recall", "order", "headings", "items", "tables", "whole");
    }

    private static void line(String first, String program, Tally tally) {
        System.out.printf(
                LINE,
                first,
                program,
                "%.3f".formatted(tally.recall()),
                "%.3f".formatted(tally.order()),
                tally.headings(),
                tally.items(),
                tally.tables(),
                "%.3f".formatted(tally.whole()));
    }
}
