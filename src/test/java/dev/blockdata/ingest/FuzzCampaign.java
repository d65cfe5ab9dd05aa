package dev.blockdata.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Damaged files, one after another, until the time is over. Whatever ends badly is named with its
/// seed, which makes the same file again.
final class FuzzCampaign {

    /// A file that ended badly.
    record Find(Path file, long seed, List<String> faults) {

        @Override
        public String toString() {
            return file.getFileName() + " " + seed + " " + faults;
        }
    }

    private final FuzzFiles files;
    private final Path kept;
    private final TreeMap<String, Integer> counts = new TreeMap<>();

    /// @param kept where the files that ended badly are written to
    FuzzCampaign(FuzzFiles files, Path kept) {
        this.files = files;
        this.kept = kept;
    }

    /// How many files of each kind were read, refused, or ended badly.
    TreeMap<String, Integer> counts() {
        return counts;
    }

    /// @param most finds after which it is enough
    List<Find> run(Trial trial, long seed, Duration during, int most)
            throws IOException, InterruptedException {
        var random = new Random(seed);
        var finds = new ArrayList<Find>();
        long until = System.nanoTime() + during.toNanos();
        while (System.nanoTime() < until && finds.size() < most) {
            Path file = files.any(random);
            long own = random.nextLong();
            List<String> faults = faults(trial, file, own, random.nextInt(10) == 0);
            if (!faults.isEmpty()) {
                var find = new Find(file, own, faults);
                finds.add(find);
                System.out.println("fuzz: " + find);
                Files.createDirectories(kept);
                String ending = FuzzFiles.ending(file);
                Files.write(kept.resolve(own + "." + ending), files.damaged(file, own));
            }
        }
        return finds;
    }

    private List<String> faults(Trial trial, Path file, long seed, boolean twice)
            throws IOException, InterruptedException {
        String ending = FuzzFiles.ending(file);
        byte[] damaged = files.damaged(file, seed);
        Trial.End end = trial.end(ending, damaged);
        String how =
                !end.faults().isEmpty()
                        ? "bad"
                        : end.read()
                                ? "read"
                                : end.words().startsWith("Reading this file took")
                                        ? "too much"
                                        : "refused";
        counts.merge(ending + " " + how, 1, Integer::sum);
        if (!end.faults().isEmpty() || !twice) {
            return end.faults();
        }
        Trial.End again = trial.end(ending, damaged);
        boolean same =
                Arrays.equals(end.document(), again.document())
                        && end.words().equals(again.words())
                        && end.blocks().equals(again.blocks());
        return same ? List.of() : List.of("ends otherwise when it is read again");
    }
}
