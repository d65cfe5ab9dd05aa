package dev.blockdata.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.AnswerSize;
import dev.blockdata.models.Packing;
import dev.blockdata.models.Question;
import dev.blockdata.models.Reply;
import dev.blockdata.models.Routes;
import dev.blockdata.models.Usage;
import dev.blockdata.schemas.SchemaArtifact;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PackProcessorTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final RunKey RUN = new RunKey(new UUID(0, 1), new UUID(0, 2));
    private static final SchemaArtifact ECHO =
            ((SchemaArtifact.Parsed.Valid)
                            SchemaArtifact.parse(
                                    """
                                    {"schema_ref": "echo", "properties": {"text": {"type": "string", "maxLength": 50}}, "required": ["text"]}
                                    """))
                    .artifact();
    private static final Usage CALL = new Usage(1, 100, 0, 0, 10, new BigDecimal("0.001"));

    private final Assignment assignment =
            new Assignment(
                    ECHO,
                    new Routes(
                            null,
                            JSON.readTree("{}"),
                            ECHO.promptConfig(),
                            new Question.Settings("m", 0.2, 1000)),
                    new Packing(AnswerSize.of(ECHO), 16, 100_000, 100_000),
                    Map.of());
    private final List<Question> asked = new ArrayList<>();
    private final List<Claim> whileAsking = new ArrayList<>();

    @Test
    void aPackIsOneCallAndEachBlockGetsItsOwnAnswer() {
        var result = process(claims(16), PackProcessorTest::echo);

        assertThat(asked).hasSize(1);
        assertThat(texts(result)).isEqualTo(expected(16));
        assertThat(total(result))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(CALL);
    }

    @Test
    void answersAreMatchedByTheirKeysWhateverTheirOrder() {
        var random = new Random(20261126);
        for (int round = 0; round < 625; round++) {
            var claims = claims(16);
            var result =
                    process(
                            claims,
                            question -> {
                                var parts = new ArrayList<>(echo(question).parts());
                                Collections.shuffle(parts, random);
                                switch (random.nextInt(4)) {
                                    case 0 -> parts.removeLast();
                                    case 1 -> parts.add(parts.getFirst());
                                    case 2 -> parts.add(new Reply.Part("b999", text("foreign")));
                                    default -> {}
                                }
                                return question.isPack()
                                        ? new Reply.Answer(parts, CALL, "m")
                                        : echo(question);
                            });
            assertThat(texts(result)).as("round %s", round).isEqualTo(expected(16));
        }
    }

    @Test
    void whatIsMissingOrDoubledIsAskedAboutInSmallerPacksAndThenAlone() {
        var result =
                process(
                        claims(8),
                        question -> {
                            var parts = new ArrayList<>(echo(question).parts());
                            if (question.isPack()) {
                                parts.removeIf(part -> part.key().equals("b2"));
                                parts.stream()
                                        .filter(part -> part.key().equals("b5"))
                                        .findFirst()
                                        .ifPresent(parts::add);
                            }
                            return new Reply.Answer(parts, CALL, "m");
                        });

        assertThat(texts(result)).isEqualTo(expected(8));
        assertThat(asked.stream().map(q -> q.passages().size())).containsExactly(8, 1, 1);
        assertThat(total(result).calls()).isEqualTo(3);
    }

    @Test
    void anAnswerThatBreaksTheSchemaIsMendedOnceAndTheOthersStand() {
        var result =
                process(
                        claims(4),
                        question -> {
                            if (question.correction() != null) {
                                assertThat(question.correction().findings()).isNotEmpty();
                                return question.passage().text().equals("Block 1")
                                        ? echo(question)
                                        : new Reply.Answer("{\"text\": 7}", CALL, "m");
                            }
                            return new Reply.Answer(
                                    echo(question).parts().stream()
                                            .map(part ->
                                                    part.key().equals("b1")
                                                                    || part.key().equals("b3")
                                                            ? new Reply.Part(part.key(), "{}")
                                                            : part)
                                            .toList(),
                                    CALL,
                                    "m");
                        });

        assertThat(texts(result)).isEqualTo(Map.of(0, "Block 0", 1, "Block 1", 2, "Block 2"));
        assertThat(asked).hasSize(3);
        assertThat(outcome(result, 3))
                .isInstanceOfSatisfying(
                        Outcome.Spent.class,
                        spent -> {
                            assertThat(spent.what().kind()).isEqualTo("invalid_answer");
                            assertThat(spent.what().words()).contains("/text");
                        });
    }

    @Test
    void aPackThatIsLostAsAWholeIsHalvedSoThatOnlyTheBadBlockPays() {
        for (Reply lost :
                List.of(
                        new Reply.Truncated(CALL, "m"),
                        new Reply.Broken("prose", CALL, "m"),
                        new Reply.Refused("I will not.", CALL, "m"))) {
            asked.clear();
            var result =
                    process(
                            claims(8),
                            question ->
                                    question.passages().stream()
                                                    .anyMatch(p -> p.text().equals("Block 6"))
                                            ? lost
                                            : echo(question));
            assertThat(texts(result)).as(lost.toString()).hasSize(7).doesNotContainKey(6);
            assertThat(outcome(result, 6)).isNotInstanceOf(Outcome.Staged.class);
        }
    }

    @Test
    void aModelThatThrowsSpoilsTheBlockThatItThrowsAbout() {
        var result =
                process(
                        claims(4),
                        question -> {
                            if (question.passages().stream()
                                    .anyMatch(p -> p.text().equals("Block 2"))) {
                                throw new IllegalStateException("no parser expects this");
                            }
                            return echo(question);
                        });

        assertThat(texts(result)).containsOnlyKeys(0, 1, 3);
        assertThat(outcome(result, 2))
                .isInstanceOfSatisfying(
                        Outcome.Spent.class,
                        spent -> assertThat(spent.what().kind()).isEqualTo("error"));
    }

    @Test
    void aProviderThatAsksForPatienceUsesNoAttemptUp() {
        var result =
                process(
                        claims(4),
                        _ ->
                                new Reply.Throttled(
                                        Reply.Cause.LIMIT, Duration.ofSeconds(1), "later"));

        assertThat(asked).hasSize(1);
        assertThat(result.outcomes().values()).allMatch(Outcome.Released.class::isInstance);
        assertThat(result.stop()).isEmpty();
    }

    @Test
    void aKeyThatIsNotAcceptedStopsTheRun() {
        var result = process(claims(2), _ -> new Reply.Unauthorised("the key was revoked"));

        assertThat(result.outcomes().values()).allMatch(Outcome.Released.class::isInstance);
        assertThat(result.stop()).contains("the key was revoked");
    }

    @Test
    void aModelThatIsNotToBeHadStopsTheRunToo() {
        var result = process(claims(2), _ -> new Reply.NoModel("no such model"));

        assertThat(asked).hasSize(1);
        assertThat(result.outcomes().values()).allMatch(Outcome.Released.class::isInstance);
        assertThat(result.stop()).contains("no such model");
    }

    @Test
    void truncationIsTriedOnceMoreWithTwiceTheRoom() {
        var result =
                process(
                        claims(1),
                        question ->
                                question.settings().maxTokens() == 1000
                                        ? new Reply.Truncated(CALL, "m")
                                        : echo(question));

        assertThat(texts(result)).isEqualTo(expected(1));
        assertThat(asked.getLast().settings().maxTokens()).isEqualTo(2000);
        assertThat(total(result).calls()).isEqualTo(2);
    }

    @Test
    void whatIsDecidedIsWrittenBeforeTheNextCall() {
        var result =
                process(
                        claims(4),
                        question ->
                                question.passages().size() > 1
                                        ? new Reply.Answer(
                                                echo(question).parts().subList(0, 1), CALL, "m")
                                        : echo(question));

        assertThat(result.outcomes()).hasSize(4);
        assertThat(whileAsking).hasSize(3);
    }

    @Test
    void aBlockThatFailedBeforeIsAskedAboutAlone() {
        var claims = new ArrayList<>(claims(3));
        claims.set(1, claim(1, 2));

        assertThat(assignment.packs(claims).stream().map(pack -> pack.claims().size()))
                .containsExactlyInAnyOrder(1, 2);
    }

    private PackProcessor.Result process(List<Claim> claims, Function<Question, Reply> model) {
        var pack = new Assignment.Pack(claims, new Question.Settings("m", 0.2, 1000));
        Map<Claim, Outcome> written = new HashMap<>();
        var rest =
                PackProcessor.process(
                        pack,
                        assignment,
                        question -> {
                            asked.add(question);
                            return Optional.of(model.apply(question));
                        },
                        written::putAll);
        whileAsking.addAll(written.keySet());
        written.putAll(rest.outcomes());
        return new PackProcessor.Result(written, rest.stop());
    }

    private static Reply.Answer echo(Question question) {
        return new Reply.Answer(
                question.passages().stream()
                        .map(passage -> new Reply.Part(passage.key(), text(passage.text())))
                        .toList(),
                CALL,
                "m");
    }

    private static String text(String words) {
        return JSON.writeValueAsString(Map.of("text", words));
    }

    private static List<Claim> claims(int n) {
        return IntStream.range(0, n).mapToObj(i -> claim(i, 1)).toList();
    }

    private static Claim claim(int index, int attempt) {
        return new Claim(
                RUN,
                index,
                new UUID(1, index),
                attempt,
                "paragraph",
                "Block " + index,
                List.of(),
                null);
    }

    private static Map<Integer, String> expected(int n) {
        return IntStream.range(0, n).boxed().collect(Collectors.toMap(i -> i, i -> "Block " + i));
    }

    private static Map<Integer, String> texts(PackProcessor.Result result) {
        return result.outcomes().entrySet().stream()
                .filter(e -> e.getValue() instanceof Outcome.Staged)
                .collect(
                        Collectors.toMap(
                                e -> e.getKey().blockIndex(),
                                e ->
                                        JSON.readTree(((Outcome.Staged) e.getValue()).body())
                                                .get("text")
                                                .asString()));
    }

    private static Outcome outcome(PackProcessor.Result result, int index) {
        return result.outcomes().entrySet().stream()
                .filter(e -> e.getKey().blockIndex() == index)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Usage total(PackProcessor.Result result) {
        return result.outcomes().values().stream()
                .map(Outcome::usage)
                .reduce(Usage.NONE, Usage::plus);
    }
}
