package dev.blockdata.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Changes to a text or its bytes that need no knowledge of the format.
final class Damage {

    /// What programs that read numbers trip over.
    static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "2",
                    "255",
                    "65536",
                    "1048577",
                    "2147483647",
                    "-2147483648",
                    "4294967296",
                    "99999999999999999999",
                    "1e308",
                    "NaN",
                    "",
                    "x");

    /// What programs that read words trip over.
    static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "\u00A0",
                    "\u0085\u2028\u2029",
                    "\uFEFF",
                    "\u202Egnp.exe",
                    "a\u0300".repeat(60),
                    "\uD83D\uDE00",
                    "|",
                    "\\",
                    "../../../etc/passwd",
                    "http://127.0.0.1:9/x",
                    "%s%n%d",
                    "\uFFFF\uFFFE",
                    "x".repeat(5000));

    private Damage() {}

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A length that is short as a rule, and now and then long.
    static int length(Random random, int most) {
        return most <= 0
                ? 0
                : 1 + random.nextInt(Math.min(most, 1 << random.nextInt(1 + random.nextInt(12))));
    }

    static byte[] bytes(Random random, byte[] file, byte[] other) {
        if (file.length == 0) {
            return other.clone();
        }
        byte[] changed = file.clone();
        int at = random.nextInt(file.length);
        int length = length(random, file.length - at);
        return switch (random.nextInt(7)) {
            case 0 -> {
                for (int flips = 1 << random.nextInt(6); flips > 0; flips--) {
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield changed;
            }
            case 1 -> {
                byte[] garbage = new byte[length];
                random.nextBytes(garbage);
                System.arraycopy(garbage, 0, changed, at, length);
                yield changed;
            }
            case 2 -> joined(file, 0, at, file, file.length, file.length);
            case 3 -> joined(file, 0, at, file, at + length, file.length);
            case 4 -> joined(file, 0, at + length, file, at, file.length);
            case 5 -> {
                int from = random.nextInt(other.length + 1);
                int to = from + length(random, other.length - from);
                yield joined(joined(file, 0, at, other, from, to), file, at);
            }
            default -> {
                Arrays.fill(
                        changed,
                        at,
                        at + length,
                        (byte) one(random, List.of(0, 255, 127, 128, 32)).intValue());
                yield changed;
            }
        };
    }

    private static byte[] joined(byte[] head, byte[] tail, int from) {
        return joined(head, 0, head.length, tail, from, tail.length);
    }

    private static byte[] joined(byte[] a, int from, int to, byte[] b, int start, int end) {
        byte[] all = new byte[to - from + end - start];
        System.arraycopy(a, from, all, 0, to - from);
        System.arraycopy(b, start, all, to - from, end - start);
        return all;
    }
}
