package dev.blockdata.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.models.fake.Act;
import dev.blockdata.models.fake.Dialect;
import dev.blockdata.models.fake.FakeProvider;
import dev.blockdata.outbound.Dialler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Whatever the other side does, in both dialects: each time the reply that says so.
@ExtendWith(OutputCaptureExtension.class)
class ProviderRepliesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final FakeProvider fake = new FakeProvider();
    private final Dialler dialler = Given.dialler();
    private final List<LimitsSeen> limits = new ArrayList<>();

    @AfterEach
    void close(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(Given.SECRET);
        fake.close();
        dialler.close();
    }

    private LanguageModel model(Dialect dialect, Duration deadline) {
        return Given.provider(dialect, dialler, deadline)
                .model(Given.key(dialect, fake, null), limits::add);
    }

    private Reply asked(Dialect dialect, Act act) {
        fake.always(act);
        Reply reply = model(dialect, PATIENCE).ask(Given.question("Call `f(x)`."));
        assertThat(reply.toString()).doesNotContain(Given.SECRET);
        return reply;
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerComesWithWhatItTook(Dialect dialect) {
        Question question = Given.question("Call `f(x)`.");
        var answer = (Reply.Answer) model(dialect, PATIENCE).ask(question);
        assertThat(question.artifact().answerSchema().check(answer.json())).isEmpty();
        assertThat(answer.json()).contains("\"has_code\":true");
        assertThat(answer.model()).isEqualTo("claude-sonnet-4-5");
        assertThat(answer.usage().calls()).isEqualTo(1);
        assertThat(answer.usage().inputTokens()).isPositive();
        assertThat(answer.usage().outputTokens()).isPositive();
        assertThat(answer.usage().costUsd()).isNull();
        var call = fake.calls().getFirst();
        assertThat(call.key()).isEqualTo(Given.SECRET);
        assertThat(call.body().path("temperature").doubleValue()).isEqualTo(0.2);
        assertThat(call.body().path("max_tokens").intValue()).isEqualTo(2000);
    }

    static Stream<Arguments> throttles() {
        return Stream.of(
                        Arguments.of(Act.limited("1"), Reply.Cause.LIMIT, Duration.ofSeconds(1)),
                        Arguments.of(Act.limited("30"), Reply.Cause.LIMIT, Duration.ofSeconds(30)),
                        Arguments.of(
                                Act.limited("Fri, 01 May 2026 12:00:20 GMT"),
                                Reply.Cause.LIMIT,
                                Duration.ofSeconds(20)),
                        Arguments.of(
                                Act.limited("Fri, 01 May 2026 11:00:20 GMT"),
                                Reply.Cause.LIMIT,
                                Duration.ZERO),
                        Arguments.of(Act.limited("soon"), Reply.Cause.LIMIT, null),
                        Arguments.of(Act.limited(null), Reply.Cause.LIMIT, null),
                        // A pace, with advice about billing at its end.
                        Arguments.of(
                                Act.fails(
                                        429,
                                        "rate_limit_exceeded",
                                        "Rate limit reached: 3 requests per minute. Add a payment method at https://platform.example/account/billing."),
                                Reply.Cause.LIMIT,
                                null),
                        Arguments.of(
                                Act.fails(
                                        429,
                                        "RESOURCE_EXHAUSTED",
                                        "Too many requests per minute, check your plan and billing details."),
                                Reply.Cause.LIMIT,
                                null),
                        Arguments.of(
                                new Act.Fails(
                                        429,
                                        "rate_limit_error",
                                        "x",
                                        Map.of("retry-after-ms", "250", "retry-after", "9")),
                                Reply.Cause.LIMIT,
                                Duration.ofMillis(250)),
                        Arguments.of(Act.overloaded(500), Reply.Cause.OVERLOADED, null),
                        Arguments.of(Act.overloaded(502), Reply.Cause.OVERLOADED, null),
                        Arguments.of(Act.overloaded(503), Reply.Cause.OVERLOADED, null),
                        Arguments.of(Act.overloaded(529), Reply.Cause.OVERLOADED, null),
                        Arguments.of(new Act.Closes(), Reply.Cause.UNREACHABLE, null),
                        Arguments.of(new Act.Resets(), Reply.Cause.UNREACHABLE, null))
                .flatMap(ProviderRepliesTest::inBoth);
    }

    private static Stream<Arguments> inBoth(Arguments row) {
        return Stream.of(Dialect.values())
                .map(dialect -> {
                    var all = new ArrayList<Object>(List.of(dialect));
                    all.addAll(Arrays.asList(row.get()));
                    return Arguments.of(all.toArray());
                });
    }

    @ParameterizedTest
    @MethodSource("throttles")
    void whoeverIsToComeBackLaterHearsWhen(
            Dialect dialect, Act act, Reply.Cause cause, Duration retryAfter) {
        var throttled = (Reply.Throttled) asked(dialect, act);
        assertThat(throttled.cause()).isEqualTo(cause);
        assertThat(throttled.retryAfter()).isEqualTo(retryAfter);
        assertThat(fake.calls()).as("nothing is repeated here").hasSize(1);
    }

    static Stream<Arguments> keysNotAccepted() {
        return Stream.of(
                        Act.outOfMoney(),
                        Act.fails(401, "authentication_error", "invalid x-api-key " + Given.SECRET),
                        Act.fails(402, "billing_error", "Pay first."),
                        Act.fails(403, "permission_error", "Not for you."),
                        Act.fails(
                                400,
                                "invalid_request_error",
                                "Your credit balance is too low to access the API."))
                .map(Arguments::of)
                .flatMap(ProviderRepliesTest::inBoth);
    }

    @ParameterizedTest
    @MethodSource("keysNotAccepted")
    void aKeyThatIsNotAcceptedSaysWhy(Dialect dialect, Act act) {
        var reply = (Reply.Unauthorised) asked(dialect, act);
        assertThat(reply.reason()).startsWith("HTTP 4").hasSizeGreaterThan(15);
        assertThat(fake.calls()).hasSize(1);
    }

    static Stream<Arguments> modelsNotToBeHad() {
        return Stream.of(
                        Act.fails(
                                404,
                                "not_found_error",
                                "model: %s".formatted(Given.SETTINGS.model())),
                        Act.fails(404, "model_not_found", "The model does not exist."),
                        Act.fails(
                                403,
                                "permission_error",
                                "Your project has no access to %s."
                                        .formatted(Given.SETTINGS.model())))
                .map(Arguments::of)
                .flatMap(ProviderRepliesTest::inBoth);
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatTurnsTheRequestDownIsARefusal(Dialect dialect) {
        var reply =
                (Reply.Refused)
                        asked(dialect, Act.fails(400, "content_filter", "The content policy."));
        assertThat(reply.words()).contains("The content policy.");
    }

    @Test
    void aServerOfOnesOwnIsAskedWithoutAKey() {
        var key = new ModelKey("keyless", ModelName.OPENAI, "", fake.openai(), null);
        var provider = Given.provider(Dialect.OPENAI, dialler, PATIENCE);

        assertThat(provider.probe(key)).isInstanceOf(Provider.Probe.Accepted.class);
        assertThat(provider.model(key, limits::add).ask(Given.question("x")))
                .isInstanceOf(Reply.Answer.class);
    }

    /// The key stays good for other models.
    @ParameterizedTest
    @MethodSource("modelsNotToBeHad")
    void aModelThatIsNotToBeHadIsNoFaultOfTheKey(Dialect dialect, Act act) {
        var reply = (Reply.NoModel) asked(dialect, act);
        assertThat(reply.reason()).startsWith("The model ").contains("HTTP 40");
        assertThat(fake.calls()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineIsForTheWholeCall(Dialect dialect) {
        for (Act act : List.of(new Act.Silence(), new Act.Drip(Duration.ofMillis(50)))) {
            fake.always(act);
            long start = System.nanoTime();
            var reply = (Reply.Throttled) model(dialect, SHORT).ask(Given.question("x"));
            assertThat(reply.cause()).isEqualTo(Reply.Cause.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(SHORT, SHORT.plusSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyThereIsNoFault(Dialect dialect) {
        fake.close();
        var reply = (Reply.Throttled) model(dialect, PATIENCE).ask(Given.question("x"));
        assertThat(reply.cause()).isEqualTo(Reply.Cause.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void tokensThatRanOutAreSaidToHave(Dialect dialect) {
        assertThat(asked(dialect, Act.truncated())).isInstanceOf(Reply.Truncated.class);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalKeepsTheModelsWords(Dialect dialect) {
        var refused = (Reply.Refused) asked(dialect, Act.refuses("I would rather not."));
        assertThat(refused.words()).isEqualTo("I would rather not.");
        assertThat(refused.usage().inputTokens()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = "OPENAI")
    void aContentFilterRefuses(Dialect dialect) {
        var refused = (Reply.Refused) asked(dialect, new Act.Stops("content_filter", "Half a wo"));
        assertThat(refused.words()).contains("content filter", "Half a wo");
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                        new Act.Text(""),
                        new Act.Text("Here you are: {\"has_code\":true}, enjoy"),
                        Act.says("NaN"),
                        Act.says("{\"has_code\":"),
                        new Act.Raw(200, Map.of(), "<html>".getBytes()),
                        new Act.Raw(200, Map.of(), new byte[] {'"', (byte) 0xff, '"'}),
                        new Act.Raw(200, Map.of(), new byte[0]),
                        Act.redirects(302, "http://169.254.169.254/"),
                        Act.redirects(307, "http://169.254.169.254/"))
                .map(Arguments::of)
                .flatMap(ProviderRepliesTest::inBoth);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNamedInFewWords(Dialect dialect, Act act) {
        var broken = (Reply.Broken) asked(dialect, act);
        assertThat(broken.reason()).isNotBlank();
        assertThat(broken.reason().getBytes().length).isLessThanOrEqualTo(2048);
        assertThat(fake.calls()).hasSize(1);
        assertThat(fake.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aToolThatWasNotGivenAndTwoCallsAreNoAnswer(Dialect dialect) {
        fake.doesNotTake("json_schema");
        assertThat(asked(dialect, new Act.Calls("answer", 1))).isInstanceOf(Reply.Answer.class);
        assertThat(asked(dialect, new Act.Calls("shell", 1)))
                .isInstanceOfSatisfying(
                        Reply.Broken.class,
                        broken -> assertThat(broken.reason()).contains("shell"));
        assertThat(asked(dialect, new Act.Calls("answer", 2)))
                .isInstanceOfSatisfying(
                        Reply.Broken.class, broken -> assertThat(broken.reason()).contains("2"));
    }

    static Stream<Arguments> poison() {
        return Stream.of(
                        "{\"has_code\":true,\"has_code\":false}",
                        "{\"has_code\":true,\"note\":\"\\u0000\"}",
                        "{\"has_code\":true,\"note\":\"\\ud800\"}",
                        "{\"has_code\":1e400}",
                        "{\"has_code\":true,\"extra\":1}",
                        "{\"kind\":\"c\"}",
                        "{\"has_code\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                        "{\"note\":\"" + "x".repeat(1 << 20) + "\"}",
                        "[]",
                        "\"text\"")
                .map(Arguments::of)
                .flatMap(ProviderRepliesTest::inBoth);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void whatASchemaWillRefuseComesAsItWasWritten(Dialect dialect, String written) {
        var answer = (Reply.Answer) asked(dialect, Act.says(written));
        assertThat(answer.json()).isEqualTo(written);
        assertThat(Given.question("x").artifact().answerSchema().check(answer.json())).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void moreThanAnyoneNeedsIsNotRead(Dialect dialect) throws IOException {
        var huge = new Act.Raw(200, Map.of(), new byte[10 << 20]);
        assertThat(asked(dialect, huge)).isInstanceOf(Reply.Broken.class);
        var bomb = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 200; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var packed = new Act.Raw(200, Map.of("content-encoding", "gzip"), bomb.toByteArray());
        assertThat(asked(dialect, packed))
                .isInstanceOfSatisfying(
                        Reply.Broken.class,
                        broken -> assertThat(broken.reason()).contains("larger than"));
    }

    @ParameterizedTest
    @EnumSource
    void limitsAreTakenFromGoodAndBadAnswers(Dialect dialect) {
        fake.limit(Given.SECRET, 2, Duration.ofMinutes(1));
        LanguageModel model = model(dialect, PATIENCE);
        assertThat(model.ask(Given.question("x"))).isInstanceOf(Reply.Answer.class);
        model.ask(Given.question("x"));
        var throttled = (Reply.Throttled) model.ask(Given.question("x"));
        assertThat(throttled.retryAfter())
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
        assertThat(limits).extracting(LimitsSeen::requestsLeft).containsExactly(1L, 0L, 0L);
        assertThat(limits.getFirst().requestsLimit()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void interruptingTheThreadEndsTheCall(Dialect dialect)
            throws InterruptedException, ExecutionException {
        fake.always(new Act.Silence());
        LanguageModel model = model(dialect, PATIENCE);
        for (Consumer<Runnable> start :
                List.<Consumer<Runnable>>of(
                        work -> Thread.ofVirtual().start(work),
                        work -> Thread.ofPlatform().start(work))) {
            int before = fake.calls().size();
            var thread = new FutureTask<>(Thread::currentThread);
            var reply =
                    new FutureTask<>(() -> {
                        thread.run();
                        return model.ask(Given.question("x"));
                    });
            start.accept(reply);
            while (fake.calls().size() == before) {
                Thread.onSpinWait();
            }
            thread.get().interrupt();
            assertThat(reply.get())
                    .isInstanceOfSatisfying(
                            Reply.Throttled.class,
                            throttled ->
                                    assertThat(throttled.cause())
                                            .isEqualTo(Reply.Cause.UNREACHABLE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyWithALineBreakIsNoKeyAndIsNotRepeated(Dialect dialect) {
        var key =
                new ModelKey(
                        "k",
                        Given.key(dialect, fake, null).provider(),
                        "sk-one\nsk-two",
                        Given.key(dialect, fake, null).baseUrl(),
                        null);
        Provider provider = Given.provider(dialect, dialler, PATIENCE);
        assertThat(provider.model(key, limits::add).ask(Given.question("x")).toString())
                .contains("Unauthorised")
                .doesNotContain("sk-one");
        assertThat(provider.probe(key)).isInstanceOf(Provider.Probe.Rejected.class);
        assertThat(fake.connections()).isZero();
    }
}
