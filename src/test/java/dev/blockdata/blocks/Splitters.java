package dev.blockdata.blocks;

import dev.blockdata.bench.Child;
import dev.blockdata.blocks.Passes.Cutter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/// The product's splitter and others, each in a process of its own, over the same folder: megabytes
/// a second of processor time in the first pass (no seconds) or once warm.
public final class Splitters {

    private static final Path REMARK = Path.of("bench/remark");

    /// Places of blocks that two splitters agree on.
    public record Agreement(int same, int ours, int theirs) {}

    private final Path folder;

    public Splitters(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// Fetches remark, or says why it cannot be had.
    public static String fetchRemark() throws IOException, InterruptedException {
        if (!Child.onPath("npm")) {
            return "npm is not on the PATH, so remark cannot be fetched";
        }
        try {
            Child.npm(REMARK);
            return "";
        } catch (IllegalStateException failure) {
            return "remark cannot be fetched from here";
        }
    }

    public double product(double seconds) throws Exception {
        return java(Cutter.PRODUCT, seconds);
    }

    /// The library that the product cuts with, for blocks alone.
    public double library(double seconds) throws Exception {
        return java(Cutter.LIBRARY, seconds);
    }

    /// The same with the places of their lines.
    public double libraryWithPlaces(double seconds) throws Exception {
        return java(Cutter.LIBRARY_WITH_PLACES, seconds);
    }

    public double remark(double seconds) throws Exception {
        return Double.parseDouble(node(Double.toString(seconds)));
    }

    public Agreement besideRemark() throws Exception {
        var theirs = node("places").lines().toList();
        var ours = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".md")).toList()) {
                for (var block : MarkdownBlocks.of(Files.readAllBytes(file))) {
                    ours.add(
                            file.getFileName()
                                    + " "
                                    + block.span().start()
                                    + " "
                                    + block.span().end());
                }
            }
        }
        var both = new HashSet<>(ours);
        both.retainAll(new HashSet<>(theirs));
        return new Agreement(both.size(), ours.size(), theirs.size());
    }

    private double java(Cutter which, double seconds) throws Exception {
        String classPath =
                Child.places(
                        Passes.class,
                        MarkdownBlocks.class,
                        Parser.class,
                        TablesExtension.class,
                        FootnotesExtension.class);
        return Double.parseDouble(
                Child.run(
                        folder,
                        Child.java(
                                classPath,
                                Passes.class.getName(),
                                which.name(),
                                folder.toString(),
                                Double.toString(seconds))));
    }

    private String node(String wanted) throws Exception {
        return Child.run(REMARK, List.of("node", "split.mjs", folder.toString(), wanted));
    }
}
