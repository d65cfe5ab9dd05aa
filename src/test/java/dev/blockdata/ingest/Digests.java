package dev.blockdata.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// What comes of the files in some folders, as one line for each: the words of a refusal, or the
/// names of the conversion and of all bytes that it wrote.
///
/// Takes a folder of its own, and the folders.
public final class Digests {

    private Digests() {}

    public static void main(String[] args) throws Exception {
        var files = new FuzzFiles(List.of());
        for (String folder : List.of(args).subList(1, args.length)) {
            files = files.and(Path.of(folder));
        }
        try (var trial = new Trial(Path.of(args[0]))) {
            of(trial, files)
                    .forEach((file, digest) -> System.out.println("= " + file + " " + digest));
        }
        System.exit(0);
    }

    static TreeMap<String, String> of(Trial trial, FuzzFiles files) throws Exception {
        var digests = new TreeMap<String, String>();
        for (Path file : files.files()) {
            var end = trial.end(FuzzFiles.ending(file), Files.readAllBytes(file));
            digests.put(
                    file.getFileName().toString(),
                    end.read()
                            ? end.convUid()
                                    + " "
                                    + digest(end.document())
                                    + " "
                                    + digest(end.blocks().toString().getBytes("UTF-8"))
                            : end.words());
        }
        return digests;
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
