package dev.blockdata.docling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.docling.DoclingServe.Result;
import dev.blockdata.docling.FakeDoclingServe.Act;
import dev.blockdata.outbound.AllowedHosts;
import dev.blockdata.outbound.Dialler;
import dev.blockdata.outbound.Exchange;
import dev.blockdata.storage.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DoclingServeTest {

    private static final String SUBMIT = "POST /v1/convert/file/async";
    private static final String POLL = "GET /v1/status/poll/{task}";
    private static final String RESULT = "GET /v1/result/{task}";

    private final FakeDoclingServe fake = new FakeDoclingServe();
    private final Dialler dialler = new Dialler(AllowedHosts.NONE, InetAddress::getAllByName);
    private final Texts file = new Texts("%PDF-1.7 the bytes");

    @AfterEach
    void close() {
        fake.close();
        dialler.close();
    }

    @Test
    void aFileIsHandedInWatchedAndItsResultReadOnce() throws Exception {
        fake.pollsUntilDone(2);
        var converted = (Result.Converted) service(null).convert("source.pdf", file);
        assertThat(fake.asked()).containsExactly(SUBMIT, POLL, POLL, RESULT, "GET /version");
        assertThat(fake.forms().getFirst())
                .contains("name=\"files\"; filename=\"source.pdf\"")
                .contains("%PDF-1.7 the bytes")
                .containsPattern("name=\"to_formats\"[\\s\\S]{2,60}json")
                .containsPattern("name=\"image_export_mode\"[\\s\\S]{2,60}placeholder");
        assertThat(converted.pages()).isEqualTo(2);
        assertThat(converted.notes()).isEmpty();
        assertThat(converted.version()).isEqualTo("docling-serve 1.21.0, docling 2.90.0");
        var blocks = DoclingBlocks.of(JsonMapper.shared().readTree(converted.document()));
        assertThat(blocks)
                .extracting(DoclingBlock::content)
                .as("what a rich cell holds is said in the table alone")
                .containsExactly(
                        "From the service", "Body text.", "| plain | rich |\n| --- | --- |");
        assertThat(blocks.get(1).pageNo()).isEqualTo(2);
    }

    @Test
    void theKeyIsShownAndAWrongOneIsTold() throws Exception {
        fake.demand("secret");
        assertThat(service("secret").convert("a.pdf", file)).isInstanceOf(Result.Converted.class);
        assertThat(((Result.Unavailable) service("wrong").convert("a.pdf", file)).words())
                .contains("does not let this server in (401)")
                .contains("BLOCKDATA_DOCLING_API_KEY")
                .doesNotContain("wrong");
    }

    @Test
    void aBusyServiceIsAskedAgainWhenItSays() throws Exception {
        var refusals = new AtomicInteger();
        fake.rule(what ->
                what.equals(SUBMIT) && refusals.incrementAndGet() <= 2 ? Act.busy(503, 1) : null);
        long start = System.nanoTime();
        assertThat(service(null).convert("a.pdf", file)).isInstanceOf(Result.Converted.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofSeconds(2));
        assertThat(fake.asked()).startsWith(SUBMIT, SUBMIT, SUBMIT, POLL);
        assertThat(file.opened).hasValue(3);
    }

    /// A result is given once: where the connection broke over it, there is no second.
    @Test
    void aResultThatIsLostOnTheWayIsMadeAgain() throws Exception {
        var cuts = new AtomicInteger();
        fake.rule(what -> {
            if (what.equals(RESULT) && cuts.incrementAndGet() <= 2) {
                return cuts.get() == 1 ? Act.brokenOff() : Act.answer(404, "{}");
            }
            return null;
        });
        assertThat(service(null).convert("a.pdf", file)).isInstanceOf(Result.Converted.class);
        assertThat(fake.asked())
                .containsExactly(
                        SUBMIT, POLL, RESULT, RESULT, SUBMIT, POLL, RESULT, "GET /version");
    }

    @Test
    void aTaskThatTheServiceForgetsTwiceIsGivenUp() throws Exception {
        fake.rule(what -> what.equals(POLL) ? Act.answer(404, "{}") : null);
        assertThat(((Result.Unavailable) service(null).convert("a.pdf", file)).words())
                .contains("lost its result");
        assertThat(fake.asked()).containsExactly(SUBMIT, POLL, SUBMIT, POLL);
    }

    @Test
    void whatTheServiceCannotReadIsToldInItsWords() throws Exception {
        fake.rule(what ->
                what.equals(RESULT)
                        ? Act.answer(
                                200,
                                "{\"document\":{\"json_content\":null},\"status\":\"failure\",\"errors\":[{\"component_type\":\"document_backend\",\"module_name\":\"x\",\"error_message\":\"Input document is\\n not valid.\"}]}")
                        : null);
        assertThat(((Result.Refused) service(null).convert("a.pdf", file)).words())
                .isEqualTo(
                        "The conversion service could not read this file. It says: Input document is not valid.");
        fake.rule(what ->
                what.equals(POLL) ? Act.answer(200, "{\"task_status\":\"failure\"}") : null);
        assertThat(service(null).convert("a.pdf", file)).isInstanceOf(Result.Refused.class);
        fake.rule(what -> what.equals(SUBMIT) ? Act.answer(413, "") : null);
        assertThat(((Result.Refused) service(null).convert("a.pdf", file)).words())
                .contains("larger than");
    }

    @Test
    void whatWasReadInPartSaysSo() throws Exception {
        fake.rule(what ->
                what.equals(RESULT)
                        ? Act.answer(
                                200,
                                FakeDoclingServe.result(
                                        "partial_success",
                                        "[{\"error_message\":\"Page 3 failed.\"}]",
                                        "Half."))
                        : null);
        assertThat(((Result.Converted) service(null).convert("a.pdf", file)).notes())
                .containsExactly(
                        "The conversion service read this file only in part. It says: Page 3 failed.");
    }

    @Test
    void aServiceThatIsNotThereOrNeverDoneIsGivenUpAtTheDeadline() throws Exception {
        var nowhere = service(URI.create("http://127.0.0.1:1"), null, Duration.ofMillis(1200));
        assertThat(((Result.Unavailable) nowhere.convert("a.pdf", file)).words())
                .contains("cannot be reached")
                .contains("within 1 seconds");
        fake.pollsUntilDone(Integer.MAX_VALUE);
        var slow = service(fake.uri(), null, Duration.ofMillis(1200));
        assertThat(slow.convert("a.pdf", file)).isInstanceOf(Result.Unavailable.class);
    }

    @Test
    void aServiceThatIsAwayIsNotWaitedForAsLongAsOneThatIsBusy() throws Exception {
        var patience = new DoclingServe.Patience(Duration.ofMinutes(10), Duration.ofSeconds(1));
        var nowhere = service(URI.create("http://127.0.0.1:1"), null, patience);
        assertThat(((Result.Unavailable) nowhere.convert("a.pdf", file)).words())
                .contains("cannot be reached")
                .contains("no answer within 1 seconds");
        var busy = new AtomicInteger();
        fake.rule(what ->
                what.equals(SUBMIT) && busy.incrementAndGet() <= 3 ? Act.busy(503, 1) : null);
        assertThat(service(fake.uri(), null, patience).convert("a.pdf", file))
                .isInstanceOf(Result.Converted.class);
    }

    @Test
    void nonsenseIsNotTakenForAnAnswer() throws Exception {
        fake.rule(what -> what.equals(SUBMIT) ? Act.answer(200, "<html>hello") : null);
        assertThat(((Result.Unavailable) service(null).convert("a.pdf", file)).words())
                .contains("cannot be read");
        fake.rule(what -> what.equals(SUBMIT) ? Act.answer(200, "{}") : null);
        assertThat(service(null).convert("a.pdf", file)).isInstanceOf(Result.Unavailable.class);
        fake.rule(what -> what.equals(SUBMIT) ? Act.answer(422, "{\"detail\":[]}") : null);
        assertThat(((Result.Unavailable) service(null).convert("a.pdf", file)).words())
                .contains("answers 422");
        fake.rule(what -> what.equals(SUBMIT) ? Act.answer(200, "[".repeat(100_000)) : null);
        assertThat(service(null).convert("a.pdf", file)).isInstanceOf(Result.Unavailable.class);
    }

    @Test
    void aServiceThatDoesNotTellItsVersionIsUsedAllTheSame() throws Exception {
        fake.rule(what -> what.equals("GET /version") ? Act.answer(404, "") : null);
        assertThat(((Result.Converted) service(null).convert("a.pdf", file)).version())
                .isEqualTo("docling-serve");
    }

    @Test
    void ourOwnStoreThatFailsIsNotTheServicesFault() {
        var broken =
                new Content() {

                    @Override
                    public InputStream open() throws IOException {
                        throw new IOException("the store is away");
                    }

                    @Override
                    public long size() {
                        return 10;
                    }
                };
        assertThatThrownBy(() -> service(null).convert("a.pdf", broken))
                .isInstanceOf(DoclingServe.SourceFailed.class)
                .hasRootCauseMessage("the store is away");
    }

    private DoclingServe service(@Nullable String key) {
        return service(fake.uri(), key, Duration.ofSeconds(20));
    }

    private DoclingServe service(URI uri, @Nullable String key, Duration deadline) {
        return service(uri, key, new DoclingServe.Patience(deadline, deadline));
    }

    private DoclingServe service(URI uri, @Nullable String key, DoclingServe.Patience patience) {
        var line = dialler.trusted(new Exchange.Limits(Duration.ofSeconds(10), 1 << 20));
        return new DoclingServe(uri, key, line, patience);
    }

    private static final class Texts implements Content {

        private final byte[] bytes;
        private final AtomicInteger opened = new AtomicInteger();

        Texts(String text) {
            bytes = text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public InputStream open() {
            opened.incrementAndGet();
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
