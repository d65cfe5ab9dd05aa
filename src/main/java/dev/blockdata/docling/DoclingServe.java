package dev.blockdata.docling;

import dev.blockdata.outbound.Exchange;
import dev.blockdata.storage.Content;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A docling-serve (its REST API, version 1): a file is handed in, its task is watched, its result
/// is read once.
///
/// A call that finds the service busy is repeated until the deadline of the whole, and one that
/// finds it away for as long as a restart of it may take. A result can be taken only once: where it
/// was lost on the way, the file is handed in again. A task that nobody waits for any more is left
/// to the service, which forgets it.
public final class DoclingServe {

    private static final Logger LOG = LoggerFactory.getLogger(DoclingServe.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int SUBMISSIONS = 2;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /// How long the service may hold a question about a task, in seconds.
    private static final String HOLD = "5";

    private static final Set<Integer> BUSY = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Set<String> DONE = Set.of("success", "partial_success");
    private static final Set<String> FAILED = Set.of("failure", "skipped", "revoked");
    private static final int MOST_WORDS = 300;

    /// @param whole for one file, with all waiting
    /// @param silence how long there may be no answer at all, whatever is asked
    public record Patience(Duration whole, Duration silence) {}

    /// Our own side failed to give the bytes: nothing is said about the service.
    public static final class SourceFailed extends IOException {

        private static final long serialVersionUID = 1;

        private final IOException failure;

        SourceFailed(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        /// What the store said.
        public IOException failure() {
            return failure;
        }
    }

    /// What came of a file.
    public sealed interface Result {

        /// @param document a DoclingDocument as JSON
        /// @param pages 0 where the format has none
        /// @param version what the service calls itself
        record Converted(byte[] document, int pages, List<String> notes, String version)
                implements Result {

            public Converted {
                notes = List.copyOf(notes);
            }
        }

        /// The service cannot read it; words for the person who uploaded it.
        record Refused(String words) implements Result {}

        /// The service did not answer, not in time, or not as it should; words for the same person.
        record Unavailable(String words) implements Result {}
    }

    /// The service's answer ends the conversion.
    private static final class Ended extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Result result;

        Ended(Result result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /// The service knows nothing of the task any more.
    private static final class Lost extends Exception {

        private static final long serialVersionUID = 1;
    }

    private final HttpUrl url;
    private final @Nullable String apiKey;
    private final Exchange line;
    private final Patience patience;
    private final Lock unfolding = new ReentrantLock();

    /// @param url of the service, without the API's own path
    /// @param line its limits bound a single call
    public DoclingServe(URI url, @Nullable String apiKey, Exchange line, Patience patience) {
        this.url = HttpUrl.get(url.toString());
        this.apiKey = apiKey;
        this.line = line;
        this.patience = patience;
    }

    /// @param name with the ending that says what the file is
    public Result convert(String name, Content source) throws SourceFailed, InterruptedException {
        long end = System.nanoTime() + patience.whole().toNanos();
        try {
            for (int i = 1; i <= SUBMISSIONS; i++) {
                try {
                    String task = submit(name, source, end);
                    await(task, end);
                    return result(task, end);
                } catch (Lost lost) {
                    LOG.info("docling-serve has lost a task, the file is handed in again");
                }
            }
            return new Result.Unavailable("The conversion service lost its result, twice over.");
        } catch (Ended ended) {
            return ended.result;
        }
    }

    private String submit(String name, Content source, long end)
            throws Ended, Lost, SourceFailed, InterruptedException {
        var form =
                new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("to_formats", "json")
                        .addFormDataPart("image_export_mode", "placeholder")
                        .addFormDataPart("include_images", "false")
                        .addFormDataPart("files", name, new SentFile(source))
                        .build();
        String task =
                ask(request("v1/convert/file/async").post(form).build(), end)
                        .path("task_id")
                        .asString("");
        if (task.isEmpty()) {
            throw new Ended(unexpected("gave no task"));
        }
        return task;
    }

    private void await(String task, long end)
            throws Ended, Lost, SourceFailed, InterruptedException {
        while (true) {
            long asked = System.nanoTime();
            JsonNode answer = ask(request("v1/status/poll/" + task, "wait", HOLD).build(), end);
            String status = answer.path("task_status").asString("");
            if (DONE.contains(status)) {
                return;
            }
            if (FAILED.contains(status)) {
                throw new Ended(refused(answer.path("error_message").asString("")));
            }
            pause(SHORTEST_WAIT.minusNanos(System.nanoTime() - asked), end);
        }
    }

    private Result result(String task, long end)
            throws Ended, Lost, SourceFailed, InterruptedException {
        Exchange.Received received = heard(request("v1/result/" + task).build(), end);
        String version = version(end);
        // The tree is several times as large as the answer: one at a time.
        unfolding.lockInterruptibly();
        try {
            return result(tree(received), version);
        } finally {
            unfolding.unlock();
        }
    }

    private static Result result(JsonNode answer, String version) {
        JsonNode document = answer.path("document").path("json_content");
        String said = errors(answer.path("errors"));
        if (!DONE.contains(answer.path("status").asString("")) || !document.isObject()) {
            return refused(said);
        }
        List<String> notes = new ArrayList<>();
        if (answer.path("status").asString("").equals("partial_success")) {
            notes.add(
                    "The conversion service read this file only in part."
                            + (said.isEmpty() ? "" : " It says: " + said));
        }
        return new Result.Converted(
                JSON.writeValueAsBytes(document), document.path("pages").size(), notes, version);
    }

    /// As the service tells it; one that does not is called by its name alone.
    private String version(long end) throws SourceFailed, InterruptedException {
        try {
            JsonNode answer = ask(request("version").build(), end);
            String serve = answer.path("docling-serve").asString("");
            String docling = answer.path("docling").asString("");
            return "docling-serve"
                    + (serve.isEmpty() ? "" : " " + serve)
                    + (docling.isEmpty() ? "" : ", docling " + docling);
        } catch (Ended | Lost untold) {
            return "docling-serve";
        }
    }

    private JsonNode ask(Request request, long end)
            throws Ended, Lost, SourceFailed, InterruptedException {
        return tree(heard(request, end));
    }

    /// The answer to a question that may be repeated.
    private Exchange.Received heard(Request request, long end)
            throws Ended, Lost, SourceFailed, InterruptedException {
        Duration wait = SHORTEST_WAIT;
        String trouble = "does not answer";
        long heard = System.nanoTime();
        while (true) {
            if (System.nanoTime() - end >= 0) {
                throw new Ended(unavailable(trouble, "result", patience.whole()));
            }
            try {
                Exchange.Received answer = line.send(request);
                if (!BUSY.contains(answer.status())) {
                    return good(answer);
                }
                heard = System.nanoTime();
                trouble = "is busy or out of order (it answers " + answer.status() + ")";
                wait = asked(answer, wait);
            } catch (SourceFailed ours) {
                throw ours;
            } catch (Exchange.TooLarge tooLarge) {
                throw new Ended(
                        new Result.Refused(
                                "There is more text in this file than can be read at once. Cut it into smaller ones."));
            } catch (IOException failure) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                LOG.info("docling-serve cannot be asked: {}", failure.toString());
                trouble = "cannot be reached";
                if (System.nanoTime() - heard >= patience.silence().toNanos()) {
                    throw new Ended(unavailable(trouble, "answer", patience.silence()));
                }
            }
            pause(wait, end);
            wait = longer(wait);
        }
    }

    private static Exchange.Received good(Exchange.Received answer) throws Ended, Lost {
        int status = answer.status();
        if (status == 404 || status == 410) {
            throw new Lost();
        }
        if (status == 401 || status == 403) {
            throw new Ended(
                    new Result.Unavailable(
                            "The conversion service does not let this server in (%d): whoever runs it has to set BLOCKDATA_DOCLING_API_KEY."
                                    .formatted(status)));
        }
        if (status == 413) {
            throw new Ended(
                    new Result.Refused("This file is larger than the conversion service takes."));
        }
        if (status < 200 || status > 299) {
            LOG.warn("docling-serve answers {}: {}", status, brief(answer.body().utf8()));
            throw new Ended(unexpected("answers " + status));
        }
        return answer;
    }

    private static JsonNode tree(Exchange.Received answer) throws Ended {
        try {
            return JSON.readTree(answer.body().toByteArray());
        } catch (JacksonException broken) {
            LOG.warn("docling-serve gives no JSON that can be read: {}", broken.getMessage());
            throw new Ended(unexpected("gives an answer that cannot be read"));
        }
    }

    /// As long as the service asks for, within reason.
    private static Duration asked(Exchange.Received answer, Duration otherwise) {
        String seconds = answer.headers().get("Retry-After");
        if (seconds == null || !seconds.strip().matches("\\d{1,4}")) {
            return otherwise;
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(seconds.strip()));
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    private static void pause(Duration wait, long end) throws InterruptedException {
        long left = Math.min(wait.toNanos(), end - System.nanoTime());
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private Request.Builder request(String path, String... query) {
        HttpUrl.Builder address = url.newBuilder().addPathSegments(path);
        if (query.length > 0) {
            address.addQueryParameter(query[0], query[1]);
        }
        var request = new Request.Builder().url(address.build());
        if (apiKey != null) {
            request.header("X-Api-Key", apiKey);
        }
        return request;
    }

    private static Result unavailable(String trouble, String what, Duration waited) {
        return new Result.Unavailable(
                "The conversion service %s: there was no %s within %d seconds."
                        .formatted(trouble, what, waited.toSeconds()));
    }

    private static Result unexpected(String what) {
        return new Result.Unavailable(
                "The conversion service " + what + ". The server's log tells more.");
    }

    private static Result refused(String said) {
        return new Result.Refused(
                "The conversion service could not read this file."
                        + (said.isEmpty() ? "" : " It says: " + brief(said)));
    }

    private static String errors(JsonNode errors) {
        List<String> words = new ArrayList<>();
        errors.forEach(error -> words.add(error.path("error_message").asString("").strip()));
        return brief(String.join(" ", words));
    }

    private static String brief(String text) {
        String line = CleanText.of(text).replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MOST_WORDS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_WORDS)) + "…";
    }
}
