package dev.blockdata.ingest;

import dev.blockdata.http.Browser;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody with a project, who uploads into it; for tests over HTTP.
public record Shelf(Browser browser, String project) {

    static final String BOUNDARY = "----a-boundary-of-the-tests";

    public static Shelf of(int port) {
        var browser = Browser.signedIn(port, "shelf");
        var made =
                browser.post("/api/v1/projects", Map.of("project_name", "Shelf", "description", ""))
                        .expect(201);
        return new Shelf(browser, made.json().path("project_id").asString());
    }

    public String path(String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    public Browser.Answer upload(String name, String text) {
        return upload(browser, name, text.getBytes(StandardCharsets.UTF_8), null);
    }

    public Browser.Answer upload(String name, byte[] bytes) {
        return upload(browser, name, bytes, null);
    }

    public Browser.Answer upload(Browser who, String name, byte[] bytes, @Nullable String title) {
        var body = new ByteArrayOutputStream();
        if (title != null) {
            write(
                    body,
                    "--"
                            + BOUNDARY
                            + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n"
                            + title
                            + "\r\n");
        }
        write(
                body,
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; "
                        + name
                        + "\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(bytes);
        write(body, "\r\n--" + BOUNDARY + "--\r\n");
        return who.sendAny(
                "POST",
                path("/documents"),
                BodyPublishers.ofByteArray(body.toByteArray()),
                Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    /// The parameter of a part that names a file.
    public static String named(String name) {
        return "filename=\"" + name + "\"";
    }

    /// The document once it has come to an end of its road.
    public JsonNode settled(String sourceUid) {
        var until = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < until) {
            var document = document(sourceUid);
            var status = document.path("status").asString();
            if (!status.equals("uploaded") && !status.equals("converting")) {
                return document;
            }
            LockSupport.parkNanos(20_000_000L);
        }
        throw new AssertionError("document " + sourceUid + " was not read within a minute");
    }

    /// Uploads a file that is taken, and waits until it is read.
    public JsonNode ingested(String name, byte[] bytes) {
        return settled(sent(name, bytes));
    }

    /// Uploads a file that is taken, and gives its `source_uid`.
    String sent(String name, byte[] bytes) {
        var answer = upload(named(name), bytes);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json().path("source_uid").asString();
    }

    /// What its parser says of it.
    JsonNode report(JsonNode document) {
        return browser.get(path("/documents/" + document.path("source_uid").asString() + "/report"))
                .expect(200)
                .json();
    }

    JsonNode document(String sourceUid) {
        return browser.get(path("/documents/" + sourceUid)).expect(200).json();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
