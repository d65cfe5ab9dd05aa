package dev.blockdata.models.offline;

import dev.blockdata.models.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One block, read once: its words, its sentences, and what kinds of things are in it.
final class Reading {

    /// A sentence and its stems.
    record Sentence(String text, Set<String> stems) {}

    private static final int MOST_READ = 100_000;
    private static final int MOST_FOUND = 50;
    static final Pattern LINK = Pattern.compile("https?://[^\\s<>()\\[\\]\"'`|\\\\^{}]{1,2000}");
    static final Pattern MAIL =
            Pattern.compile(
                    "(?<![\\w.+-])[A-Za-z0-9][\\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,5}\\.[A-Za-z]{2,24}(?![\\w-])");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]{1,200})`");

    private final Question.Passage passage;
    private final String text;
    private final List<String> parts;
    private final String plain;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> headings;
    private final Set<String> signs;
    private final Set<String> there;
    private @Nullable List<Sentence> sentences;
    private @Nullable List<Dates.Found> dates;
    private int wordCount;

    Reading(Question.Passage passage) {
        this.passage = passage;
        this.text =
                passage.text().length() > MOST_READ
                        ? passage.text().substring(0, MOST_READ)
                        : passage.text();
        this.parts = PlainText.parts(text);
        this.plain = String.join("\n", parts);
        Words.forEach(
                plain,
                word -> {
                    wordCount++;
                    counts.merge(Words.stem(word), 1, Integer::sum);
                });
        this.headings = Words.stems(String.join(" ", passage.headingPath()));
        this.signs = signs();
        this.there = new HashSet<>(counts.keySet());
        there.addAll(signs);
    }

    /// The kinds of things that stand in the block, by the words with which a schema would ask for
    /// them.
    private Set<String> signs() {
        var found = new StringBuilder(passage.blockType().replace('_', ' '));
        boolean code = passage.blockType().equals("code_block") || text.contains("`");
        found.append(code ? " code snippet " : " ");
        found.append(
                text.contains("](") || text.contains("://")
                        ? " link url uri hyperlink reference "
                        : " ");
        found.append(text.contains("![") ? " image picture " : " ");
        found.append(plain.indexOf('?') >= 0 ? " question " : " ");
        found.append(plain.chars().anyMatch(Character::isDigit) ? " number digit numeric " : " ");
        found.append(
                text.indexOf('@') > 0 && MAIL.matcher(text).find() ? " email mail address " : " ");
        return Words.stems(found.toString());
    }

    String text() {
        return text;
    }

    /// The block's whole content, however long.
    String content() {
        return passage.text();
    }

    String plain() {
        return plain;
    }

    String blockType() {
        return passage.blockType();
    }

    String documentTitle() {
        return passage.documentTitle();
    }

    /// The heading that this block is, or the nearest above it.
    String heading() {
        if (passage.blockType().equals("heading")) {
            return plain;
        }
        return passage.headingPath().isEmpty() ? "" : passage.headingPath().getLast();
    }

    /// All stems of the block and the signs of what stands in it.
    Set<String> stems() {
        return there;
    }

    Set<String> headings() {
        return headings;
    }

    int count(String stem) {
        return counts.getOrDefault(stem, 0);
    }

    int wordCount() {
        return wordCount;
    }

    /// How much a word is there: fully in the block, half in the headings above it.
    double presence(String stem) {
        if (there.contains(stem)) {
            return 1;
        }
        return headings.contains(stem) ? 0.5 : 0;
    }

    double presence(Set<String> wanted) {
        double sum = 0;
        for (String stem : wanted) {
            sum += presence(stem);
        }
        return wanted.isEmpty() ? 0 : sum / wanted.size();
    }

    List<Sentence> sentences() {
        List<Sentence> known = sentences;
        if (known == null) {
            known =
                    PlainText.sentences(parts).stream()
                            .map(one -> new Sentence(one, Words.stems(one)))
                            .toList();
            sentences = known;
        }
        return known;
    }

    List<Dates.Found> dates() {
        List<Dates.Found> known = dates;
        if (known == null) {
            known = Dates.found(text);
            dates = known;
        }
        return known;
    }

    List<String> links() {
        return (text.contains("://") ? all(LINK, text, 0) : List.<String>of())
                .stream().map(link -> link.replaceAll("[.,;:!?*_]+$", "")).distinct().toList();
    }

    List<String> mails() {
        return text.indexOf('@') < 0 ? List.of() : all(MAIL, text, 0);
    }

    List<String> codeSpans() {
        return all(CODE, text, 1);
    }

    static List<String> all(Pattern pattern, String text, int group) {
        var found = new ArrayList<String>();
        Matcher matcher = pattern.matcher(text);
        while (found.size() < MOST_FOUND && matcher.find()) {
            String one = matcher.group(group).strip();
            if (!found.contains(one)) {
                found.add(one);
            }
        }
        return found;
    }
}
