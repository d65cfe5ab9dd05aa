package dev.blockdata.costs;

import dev.blockdata.models.Prompt;
import dev.blockdata.models.Question;
import dev.blockdata.models.Tokens;
import dev.blockdata.schemas.SchemaArtifact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many tokens prompts take, from a few that are really made: the part that all calls share,
/// what a block's text takes for each of its characters, and what stands around it.
final class PromptSizes {

    private static final Question.Settings ANY = new Question.Settings("any", 0, 1);
    private static final double USUAL = 0.27;

    /// Tokens and characters of the sampled blocks of one type.
    private record Ratio(long tokens, long characters) {

        Ratio plus(Ratio other) {
            return new Ratio(tokens + other.tokens, characters + other.characters);
        }

        double value() {
            return characters == 0 ? USUAL : (double) tokens / characters;
        }
    }

    private final SchemaArtifact artifact;
    private final Map<String, Ratio> byType = new HashMap<>();
    private Ratio all = new Ratio(0, 0);
    private double aroundAlone;
    private double aroundTogether;

    PromptSizes(SchemaArtifact artifact, List<BlockSizes.Sample> samples) {
        this.artifact = artifact;
        for (BlockSizes.Sample sample : samples) {
            long tokens = Tokens.estimate(sample.text());
            var ratio = new Ratio(tokens, sample.text().codePointCount(0, sample.text().length()));
            byType.merge(sample.type(), ratio, Ratio::plus);
            all = all.plus(ratio);
            aroundAlone += user(List.of(passage(Question.ALONE, sample))) - tokens;
            aroundTogether +=
                    (user(List.of(passage("b100", sample), passage("b101", sample))) - 2 * tokens)
                            / 2.0;
        }
        double neighbours = neighbours(samples.size());
        aroundAlone = aroundAlone / Math.max(1, samples.size()) + neighbours;
        aroundTogether = aroundTogether / Math.max(1, samples.size()) + neighbours;
    }

    /// What the blocks around one take that are shown with it.
    private double neighbours(int sampled) {
        var context = artifact.promptConfig().context();
        double average = (double) all.tokens() / Math.max(1, sampled);
        return Math.min(context.maxTokens(), 2 * context.neighbours() * average);
    }

    /// What is the same in all calls: instructions and schema.
    long prefix(boolean together) {
        var any = new BlockSizes.Sample("paragraph", "x", List.of(), "");
        Question question =
                question(
                        together
                                ? List.of(passage("b1", any), passage("b2", any))
                                : List.of(passage(Question.ALONE, any)));
        return (long) Tokens.estimate(Prompt.of(question).system())
                + Tokens.estimate(artifact.answerSchema().json().toString());
    }

    /// The text of a block alone.
    long text(String type, long characters) {
        return Math.max(1, Math.round(byType.getOrDefault(type, all).value() * characters));
    }

    /// What stands around each block of a call.
    double around(boolean together) {
        return together ? aroundTogether : aroundAlone;
    }

    private int user(List<Question.Passage> passages) {
        return Tokens.estimate(Prompt.of(question(passages)).user());
    }

    private Question question(List<Question.Passage> passages) {
        return new Question(artifact, passages, ANY, null);
    }

    private static Question.Passage passage(String key, BlockSizes.Sample sample) {
        return new Question.Passage(
                key,
                sample.text(),
                sample.type(),
                sample.headingPath(),
                sample.title(),
                Question.Surroundings.NONE);
    }
}
