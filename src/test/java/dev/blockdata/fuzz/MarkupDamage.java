package dev.blockdata.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Changes to a text of tags that leave most of them tags: elements that are gone, repeated, in
/// themselves or in another's place, attributes and words that nobody expects.
final class MarkupDamage {

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w:.-]*)([^<>]*?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:]+)=\"([^\"<>]*)\"");
    private static final int LONGEST = 4 << 20;

    private final Random random;
    private final String text;
    private final List<MatchResult> tags;

    private MarkupDamage(Random random, String text) {
        this.random = random;
        this.text = text;
        this.tags = TAG.matcher(text).results().toList();
    }

    static String of(Random random, String text) {
        return new MarkupDamage(random, text).changed();
    }

    private String changed() {
        if (tags.isEmpty()) {
            return text;
        }
        int[] place = element(random.nextInt(tags.size()));
        String element = text.substring(place[0], place[1]);
        return switch (random.nextInt(10)) {
            case 0 -> replaced(place, "");
            case 1 -> replaced(place, times(element, 2 + Damage.length(random, 300)));
            case 2 -> {
                MatchResult tag = Damage.one(random, tags);
                yield replaced(new int[] {tag.start(), tag.end()}, "");
            }
            case 3 -> replaced(place, nested(element));
            case 4, 5 -> attribute();
            case 6 -> swapped(place, element);
            case 7 -> words();
            case 8 -> renamed(place, element);
            default -> into(place, element);
        };
    }

    /// From a tag to the one that closes it, where there is one.
    private int[] element(int index) {
        MatchResult tag = tags.get(index);
        int depth = 0;
        if (tag.group(1).isEmpty() && tag.group(4).isEmpty()) {
            for (int at = index; at < tags.size(); at++) {
                MatchResult next = tags.get(at);
                if (next.group(2).equals(tag.group(2)) && next.group(4).isEmpty()) {
                    depth += next.group(1).isEmpty() ? 1 : -1;
                    if (depth == 0) {
                        return new int[] {tag.start(), next.end()};
                    }
                }
            }
        }
        return new int[] {tag.start(), tag.end()};
    }

    private String replaced(int[] place, String by) {
        return text.substring(0, place[0]) + by + text.substring(place[1]);
    }

    private static String times(String element, int times) {
        return element.repeat(
                Math.max(1, Math.min(times, LONGEST / Math.max(1, element.length()))));
    }

    private String nested(String element) {
        int end = element.indexOf('>');
        int close = element.lastIndexOf("</");
        int depth = Damage.length(random, 3000);
        return close < end
                ? element
                : times(element.substring(0, end + 1), depth)
                        + element.substring(end + 1, close)
                        + times(element.substring(close), depth);
    }

    private String attribute() {
        List<MatchResult> all = ATTRIBUTE.matcher(text).results().toList();
        if (all.isEmpty()) {
            return text;
        }
        MatchResult one = Damage.one(random, all);
        String value =
                switch (random.nextInt(4)) {
                    case 0 -> Damage.one(random, Damage.NUMBERS);
                    case 1 -> Damage.one(random, all).group(2);
                    case 2 -> "&#" + Damage.one(random, List.of("1", "x9F", "xD800", "0")) + ";";
                    default -> Damage.one(random, Damage.WORDS);
                };
        return random.nextInt(6) == 0
                ? replaced(new int[] {one.start(), one.end()}, "")
                : replaced(new int[] {one.start(2), one.end(2)}, value);
    }

    private String swapped(int[] place, String element) {
        int[] other = element(random.nextInt(tags.size()));
        String there = text.substring(other[0], other[1]);
        if (other[0] >= place[1]) {
            return text.substring(0, place[0])
                    + there
                    + text.substring(place[1], other[0])
                    + element
                    + text.substring(other[1]);
        }
        return replaced(place, there);
    }

    private String words() {
        List<Integer> between = new ArrayList<>();
        tags.forEach(tag -> between.add(tag.end()));
        int at = Damage.one(random, between);
        return replaced(new int[] {at, at}, Damage.one(random, Damage.WORDS));
    }

    private String renamed(int[] place, String element) {
        String name = Damage.one(random, tags).group(2);
        String own = TAG.matcher(element).results().findFirst().orElseThrow().group(2);
        return replaced(
                place, element.replace("<" + own, "<" + name).replace("</" + own, "</" + name));
    }

    private String into(int[] place, String element) {
        int at = Damage.one(random, tags).end();
        return at > place[0] && at < place[1] ? text : replaced(new int[] {at, at}, element);
    }
}
