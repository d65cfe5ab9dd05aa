package dev.blockdata.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Changes within an office file, which stays a zip: parts that are gone, exchanged or changed as
/// markup or as bytes.
final class ZipDamage {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final class Part {
        private final String name;
        private byte[] bytes;

        Part(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }
    }

    private ZipDamage() {}

    static byte[] of(Random random, byte[] file) throws IOException {
        List<Part> parts = parts(file);
        if (parts.isEmpty()) {
            return file;
        }
        int index = weighted(random, parts);
        Part part = parts.get(index);
        switch (random.nextInt(12)) {
            case 0 -> parts.remove(index);
            case 1 -> part.bytes = Damage.one(random, parts).bytes;
            case 2 ->
                    part.bytes = Damage.bytes(random, part.bytes, Damage.one(random, parts).bytes);
            case 3 -> parts.add(new Part("extra/" + part.name, part.bytes));
            default -> {
                String text = new String(part.bytes, StandardCharsets.UTF_8);
                part.bytes = MarkupDamage.of(random, text).getBytes(StandardCharsets.UTF_8);
            }
        }
        return zip(parts);
    }

    /// Pictures are of little interest.
    private static int weighted(Random random, List<Part> parts) {
        int index = 0;
        for (int tries = 0; tries < 5; tries++) {
            index = random.nextInt(parts.size());
            String name = parts.get(index).name;
            if ((name.endsWith(".xml") || name.endsWith(".rels"))
                    && !name.contains("theme")
                    && !name.startsWith("docProps")) {
                break;
            }
        }
        return index;
    }

    private static List<Part> parts(byte[] file) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(new Part(entry.getName(), zip.readAllBytes()));
            }
        }
        return parts;
    }

    private static byte[] zip(List<Part> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Part part : parts) {
                var entry = new ZipEntry(part.name);
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(part.bytes);
            }
        }
        return bytes.toByteArray();
    }
}
