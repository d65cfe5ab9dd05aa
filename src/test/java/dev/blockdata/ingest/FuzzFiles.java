package dev.blockdata.ingest;

import dev.blockdata.fuzz.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// The files from which damaged ones are made: our own, and those of the shared corpus where it is
/// there.
record FuzzFiles(List<Path> files) {

    static final Path OWN = Path.of("src/test/resources/fuzz/seeds");

    private static final Set<String> ENDINGS =
            Set.of("docx", "pptx", "xlsx", "pdf", "html", "csv", "md", "txt");

    FuzzFiles {
        files = List.copyOf(files);
    }

    static FuzzFiles own() throws IOException {
        return new FuzzFiles(in(OWN));
    }

    /// @param corpus the shared one, or any folder
    FuzzFiles and(Path corpus) throws IOException {
        return new FuzzFiles(Stream.concat(files.stream(), in(corpus).stream()).toList());
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.contains(ending(file)))
                    .filter(file -> !file.toString().endsWith(".baseline.md"))
                    .sorted()
                    .toList();
        }
    }

    static String ending(Path file) {
        return FileName.of(file.getFileName().toString()).extension();
    }

    /// One of any kind, each kind as often as the others.
    Path any(Random random) {
        List<String> endings = files.stream().map(FuzzFiles::ending).distinct().toList();
        List<Path> kin = kin(endings.get(random.nextInt(endings.size())));
        return kin.get(random.nextInt(kin.size()));
    }

    private List<Path> kin(String ending) {
        return files.stream().filter(file -> ending(file).equals(ending)).toList();
    }

    Path named(String name) {
        return files.stream()
                .filter(file -> file.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file " + name));
    }

    /// The file as the seed changes it; pieces come from the next one of its kind.
    byte[] damaged(Path file, long seed) throws IOException {
        List<Path> kin = kin(ending(file));
        Path other = kin.get((kin.indexOf(file) + 1) % kin.size());
        return Damaged.by(seed, ending(file), Files.readAllBytes(file), Files.readAllBytes(other));
    }
}
