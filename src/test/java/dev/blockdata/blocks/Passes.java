package dev.blockdata.blocks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Cuts a folder of Markdown files over and over, in a process of its own, and prints the megabytes
/// a second of processor time once half of the given time is spent: with no time to spend, of the
/// first and only pass. Whoever else is on the machine slows a second of the clock, and hardly one
/// of these.
///
/// Takes who cuts, the folder, and the seconds.
final class Passes {

    enum Cutter {
        PRODUCT,
        /// The library's blocks alone: no inline content, no heading paths.
        LIBRARY,
        /// The same with the places of their lines.
        LIBRARY_WITH_PLACES;

        int blocks(byte[] utf8) {
            return switch (this) {
                case PRODUCT -> MarkdownBlocks.of(utf8).size();
                case LIBRARY -> blocksOfLibrary(utf8, IncludeSourceSpans.NONE);
                case LIBRARY_WITH_PLACES -> blocksOfLibrary(utf8, IncludeSourceSpans.BLOCKS);
            };
        }
    }

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Passes() {}

    public static void main(String[] args) throws IOException {
        var cutter = Cutter.valueOf(args[0]);
        var files = files(Path.of(args[1]));
        double each = Double.parseDouble(args[2]) / 2;
        if (each > 0) {
            rate(cutter, files, each);
        }
        System.out.println(rate(cutter, files, each));
    }

    /// Of as many passes as begin in that time, and of one at least.
    private static double rate(Cutter cutter, List<byte[]> files, double seconds) {
        long bytes = 0;
        long blocks = 0;
        double start = spent();
        do {
            for (byte[] file : files) {
                bytes += file.length;
                blocks += cutter.blocks(file);
            }
        } while (spent() - start < seconds);
        if (blocks == 0) {
            throw new IllegalStateException("there are no blocks");
        }
        return bytes / 1e6 / (spent() - start);
    }

    /// Seconds of all threads, those that compile and collect among them.
    private static double spent() {
        return PROCESS.getProcessCpuTime() / 1e9;
    }

    private static List<byte[]> files(Path folder) throws IOException {
        var files = new ArrayList<byte[]>();
        try (var all = Files.list(folder)) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static int blocksOfLibrary(byte[] utf8, IncludeSourceSpans places) {
        var parser =
                Parser.builder()
                        .extensions(List.of(TablesExtension.create(), FootnotesExtension.create()))
                        .includeSourceSpans(places)
                        .inlineParserFactory(_ -> (_, _) -> {})
                        .build();
        int blocks = 0;
        var document = parser.parse(new String(utf8, StandardCharsets.UTF_8));
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            blocks++;
        }
        return blocks;
    }
}
