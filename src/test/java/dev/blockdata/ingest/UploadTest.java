package dev.blockdata.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class UploadTest {

    private static final String TEXT =
            "# The *title*\r\n\nA paragraph with ü and 😀.\n\n- one\n- two\n";

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Shelf shelf;

    @BeforeEach
    void aProject() {
        shelf = Shelf.of(port);
    }

    @Test
    void aFileIsTakenInAndReadAfterTheAnswer() throws Exception {
        var bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        var answer = shelf.upload(Shelf.named("notes.md"), bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var sourceUid = sha256("md\n", bytes);
        assertThat(answer.json().path("source_uid").asString()).isEqualTo(sourceUid);
        // It may have been read before the answer was.
        assertThat(answer.json().path("doc_title").asString()).isIn("notes", "The title");

        var document = shelf.settled(sourceUid);
        assertThat(document.path("status").asString())
                .as(document.toString())
                .isEqualTo("ingested");
        assertThat(document.path("conv_uid").asString())
                .isEqualTo(sha256("mdast\nmarkdown_bytes\n", bytes));
        assertThat(document.path("doc_title").asString()).isEqualTo("The title");
        assertThat(document.path("conv_block_type_freq").toString())
                .isEqualTo("{\"heading\":1,\"paragraph\":1,\"list_item\":2}");
        assertThat(document.path("source_total_characters").asInt())
                .isEqualTo(TEXT.codePointCount(0, TEXT.length()));
        assertThat(document.path("error").isNull()).isTrue();

        var page =
                shelf.browser().get(shelf.path("/documents/" + sourceUid + "/blocks")).expect(200);
        assertThat(page.text())
                .contains("{\"type\":\"text_offset_range\",\"start_offset\":0,\"end_offset\":13}");
        for (var block : page.json().path("items")) {
            var locator = block.path("block_locator");
            var start = locator.path("start_offset").asInt();
            var slice =
                    new String(
                            bytes,
                            start,
                            locator.path("end_offset").asInt() - start,
                            StandardCharsets.UTF_8);
            assertThat(slice).isEqualTo(block.path("block_content").asString());
            assertThat(block.has("overlay")).isFalse();
        }
        assertThat(page.json().has("as_of")).isFalse();
        assertThat(
                        shelf.browser()
                                .get(shelf.path("/documents/" + sourceUid + "/report"))
                                .json()
                                .toString())
                .isEqualTo(
                        "{\"words\":9,\"blocks_by_type\":{\"heading\":1,\"paragraph\":1,\"list_item\":2},\"encoding\":\"UTF-8\",\"pages\":null,\"notes\":[]}");
    }

    @Test
    void theSameBytesAreOneDocumentHoweverOftenTheyCome() throws Exception {
        assertThat(shelf.upload(Shelf.named("a.md"), TEXT).status()).isEqualTo(201);
        var again = shelf.upload(Shelf.named("b.markdown"), TEXT);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("file_name").asString()).isEqualTo("a.md");
        assertThat(shelf.upload(Shelf.named("a.txt"), TEXT).status())
                .as("another type, another document")
                .isEqualTo(201);

        var many = "at once";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 8; i++) {
                uploads.add(() -> shelf.upload(Shelf.named("many.txt"), many).status());
            }
            var statuses = new ArrayList<Integer>();
            for (var upload : threads.invokeAll(uploads)) {
                statuses.add(upload.get());
            }
            assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        }
        var document = shelf.settled(sha256("txt\n", many.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.path("conv_total_blocks").asInt()).isEqualTo(1);
        assertThat(shelf.browser().get(shelf.path("/documents")).json().path("items")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf,   25504446, The name says a PDF file",
        "report.docx,  255044462d312e37, the file is a PDF file",
        "report.doc,   d0cf11e0a1b11ae1, Save it as .docx",
        "report.docm,  504b0304, macros",
        "report.rtf,   7b5c72746631, not read",
        "report,       41,       no ending",
        "report.exe,   41,       not read",
        "job.zip,      504b0304, the web page opens a ZIP archive",
        "report.md,    255044462d312e37, a PDF file",
        "report.txt,   504b030414, a ZIP archive",
        "report.md,    d0cf11e0a1b11ae1, office file",
        "report.md,    410042,   NUL",
    })
    void whatIsNoTextIsRefusedWithWords(String name, String bytes, String words) {
        var answer = shelf.upload(Shelf.named(name), HexFormat.of().parseHex(bytes));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-type");
        assertThat(answer.json().path("detail").asString()).contains(words).contains("Markdown");
        assertThat(shelf.browser().get(shelf.path("/documents")).json().path("items")).isEmpty();
    }

    @Test
    void anEmptyFileAndABadTitleAreRefused() {
        assertThat(shelf.upload(Shelf.named("a.md"), "").problem()).isEqualTo("file-invalid");
        assertThat(shelf.upload(Shelf.named("a.md"), "").status()).isEqualTo(422);
        var bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        assertThat(shelf.upload(shelf.browser(), Shelf.named("a.md"), bytes, "a\0b").status())
                .isEqualTo(422);
        assertThat(
                        shelf.upload(shelf.browser(), Shelf.named("a.md"), bytes, "x".repeat(501))
                                .status())
                .isEqualTo(422);
        assertThat(shelf.browser().post(shelf.path("/documents"), Map.of()).status())
                .isEqualTo(415);
        assertThat(shelf.browser().get(shelf.path("/documents")).json().path("items")).isEmpty();
    }

    @Test
    void aGivenTitleStays() {
        var bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        var made = shelf.upload(shelf.browser(), Shelf.named("a.md"), bytes, "  My\ttitle ").json();
        assertThat(shelf.settled(made.path("source_uid").asString()).path("doc_title").asString())
                .isEqualTo("My title");
    }

    @Test
    void whatCannotBeReadFailsWithWordsAndIsTriedAgain() {
        var nul = "x".repeat(10_000) + "\0";
        var failed =
                shelf.settled(
                        shelf.upload(Shelf.named("a.txt"), nul)
                                .json()
                                .path("source_uid")
                                .asString());
        assertThat(failed.path("status").asString()).isEqualTo("conversion_failed");
        assertThat(failed.path("error").asString()).contains("NUL");

        var empty =
                shelf.settled(
                        shelf.upload(Shelf.named("e.md"), " \n\n")
                                .json()
                                .path("source_uid")
                                .asString());
        assertThat(empty.path("status").asString()).isEqualTo("ingest_failed");
        assertThat(empty.path("error").asString()).contains("no text");

        assertThat(shelf.upload(Shelf.named("a.txt"), nul).status())
                .as("tried again")
                .isEqualTo(200);
        var again = shelf.settled(failed.path("source_uid").asString());
        assertThat(again.path("status").asString()).isEqualTo("conversion_failed");
        var retry = shelf.path("/documents/" + empty.path("source_uid").asString() + "/retry");
        assertThat(
                        shelf.browser()
                                .post(retry, Map.of())
                                .expect(200)
                                .json()
                                .path("status")
                                .asString())
                .isIn("uploaded", "converting", "ingest_failed");
    }

    @Test
    void anotherEncodingIsTranscodedOnce() throws Exception {
        var latin = "# Schön\n\nGrüße\n".getBytes(StandardCharsets.ISO_8859_1);
        var document = shelf.ingested("latin.md", latin);
        var path = shelf.path("/documents/" + document.path("source_uid").asString());
        assertThat(document.path("doc_title").asString()).isEqualTo("Schön");
        assertThat(document.path("representation_is_source").asBoolean()).isFalse();
        var utf8 = "# Schön\n\nGrüße\n".getBytes(StandardCharsets.UTF_8);
        assertThat(document.path("conv_uid").asString())
                .isEqualTo(sha256("mdast\nmarkdown_bytes\n", utf8));
        assertThat(shelf.browser().get(path + "/source").expect(200).response().body())
                .isEqualTo(latin);
        assertThat(shelf.browser().get(path + "/representation").expect(200).response().body())
                .isEqualTo(utf8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename=\"../../etc/passwd.md\"          | passwd.md | passwd",
                "filename*=UTF-8''a%0D%0Ab%0D%0ASet-Cookie.md | abSet-Cookie.md | abSet-Cookie",
                "filename*=UTF-8''x%E2%80%AEdm.exe.md      | xdm.exe.md | xdm.exe",
                "filename*=UTF-8''%E6%96%87%E6%9B%B8.md    | 文書.md | 文書",
                "filename*=UTF-8''%2e%2e%5c%2e%2e%5c.md    | .md | Untitled",
            })
    void namesAreText(String parameter, String name, String title) {
        var text = "No heading in " + UUID.randomUUID();
        var made = shelf.upload(parameter, text);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var document = shelf.settled(made.json().path("source_uid").asString());
        assertThat(document.path("file_name").asString()).isEqualTo(name);
        assertThat(document.path("doc_title").asString()).isEqualTo(title);
        var source =
                shelf.browser()
                        .get(
                                shelf.path(
                                        "/documents/"
                                                + document.path("source_uid").asString()
                                                + "/source"));
        assertThat(source.text()).isEqualTo(text);
        assertThat(source.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        assertThat(source.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(source.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "文", "😀"})
    void aLongNameIsCutAndKeepsItsEnding(String letter) {
        var made =
                shelf.upload(
                        Shelf.named(letter.repeat(600) + ".md"),
                        "No heading in " + UUID.randomUUID());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var document = shelf.settled(made.json().path("source_uid").asString());
        assertThat(document.path("file_name").asString()).isEqualTo(letter.repeat(252) + ".md");
        assertThat(document.path("doc_title").asString()).isEqualTo(letter.repeat(252));
        var source = shelf.path("/documents/" + document.path("source_uid").asString() + "/source");
        assertThat(shelf.browser().get(source).expect(200).header("Content-Disposition"))
                .contains("filename*=UTF-8''");
    }

    @Test
    void aNameBeyondAllMeasureIsRefusedWithWords() {
        var answer = shelf.upload(Shelf.named("x".repeat(100_000) + ".md"), "text");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("name");
    }

    @ParameterizedTest
    @CsvSource({
        "'name=\"file\"; filename=\"b.md\"', /file",
        "'name=\"title\"', /title",
        "'name=\"titel\"', /titel",
        "'name=\"a/b\"; filename=\"b.md\"', /a~1b"
    })
    void whatWouldBeDroppedInSilenceIsRefused(String more, String pointer) {
        var other = "\r\n--" + Shelf.BOUNDARY + "\r\nContent-Disposition: form-data; " + more;
        var bytes = (TEXT + other + "\r\n\r\nmore").getBytes(StandardCharsets.UTF_8);
        var answer = shelf.upload(shelf.browser(), Shelf.named("a.md"), bytes, "One");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(shelf.browser().get(shelf.path("/documents")).json().path("items")).isEmpty();
    }

    @Test
    void tooLargeAFileIsRefusedAndTheCallerHearsIt() {
        var answer = shelf.upload(Shelf.named("a.md"), new byte[105_000_000]);
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("upload-too-large");
        assertThat(shelf.browser().get(shelf.path("/documents")).json().path("items")).isEmpty();
    }

    @Test
    void aDocumentIsRenamedAndDeletedWithItsFiles() {
        var document = shelf.ingested("a.md", TEXT.getBytes(StandardCharsets.UTF_8));
        var path = shelf.path("/documents/" + document.path("source_uid").asString());
        var renamed =
                shelf.browser().patch(path, Map.of("doc_title", " Other ")).expect(200).json();
        assertThat(renamed.path("doc_title").asString()).isEqualTo("Other");
        assertThat(shelf.browser().patch(path, Map.of("doc_title", " ")).status()).isEqualTo(422);
        assertThat(shelf.browser().post(path + "/retry", Map.of()).status()).isEqualTo(409);
        assertThat(shelf.browser().delete(path).status()).isEqualTo(204);
        assertThat(shelf.browser().get(path).status()).isEqualTo(404);
        assertThat(shelf.browser().delete(path).status()).isEqualTo(404);
        assertThat(shelf.upload(Shelf.named("a.md"), TEXT).status())
                .as("as if it had never been there")
                .isEqualTo(201);
    }

    @Test
    void anotherTenantSeesAndChangesNothing() {
        var document = shelf.ingested("a.md", TEXT.getBytes(StandardCharsets.UTF_8));
        var uid = document.path("source_uid").asString();
        var other = Shelf.of(port);
        for (var rest : new String[] {"", "/report", "/source", "/representation", "/blocks"}) {
            assertThat(other.browser().get(shelf.path("/documents/" + uid + rest)).status())
                    .as(rest)
                    .isEqualTo(404);
            assertThat(other.browser().get(other.path("/documents/" + uid + rest)).status())
                    .as(rest)
                    .isEqualTo(404);
        }
        assertThat(other.browser().get(shelf.path("/documents")).status()).isEqualTo(404);
        assertThat(other.browser().delete(shelf.path("/documents/" + uid)).status()).isEqualTo(404);
        assertThat(
                        other.browser()
                                .patch(shelf.path("/documents/" + uid), Map.of("doc_title", "x"))
                                .status())
                .isEqualTo(404);
        assertThat(
                        other.browser()
                                .post(shelf.path("/documents/" + uid + "/retry"), Map.of())
                                .status())
                .isEqualTo(404);
        assertThat(
                        shelf.upload(other.browser(), Shelf.named("b.md"), new byte[] {65}, null)
                                .status())
                .isEqualTo(404);
        assertThat(other.browser().get("/api/v1/locate?source_uid=" + uid).json().path("items"))
                .isEmpty();
        assertThat(shelf.browser().get("/api/v1/locate?source_uid=" + uid).json().toString())
                .isEqualTo(
                        "{\"items\":[{\"project_id\":\""
                                + shelf.project()
                                + "\"}],\"next_cursor\":null}");
        assertThat(shelf.browser().get(shelf.path("/documents/" + uid)).json()).isEqualTo(document);
    }

    @Test
    void aViewerReadsAndDoesNotUpload() {
        var document = shelf.ingested("a.md", TEXT.getBytes(StandardCharsets.UTF_8));
        var viewer = Browser.signedIn(port, "viewer");
        var user =
                viewer.get("/api/v1/auth/session").json().path("user").path("user_id").asString();
        database.superuserJdbc()
                .sql(
                        "insert into app.project_members (project_id, user_id, role) values (cast(? as uuid), cast(? as uuid), 'viewer')")
                .params(shelf.project(), user)
                .update();
        var path = shelf.path("/documents/" + document.path("source_uid").asString());
        assertThat(viewer.get(path + "/blocks").status()).isEqualTo(200);
        assertThat(shelf.upload(viewer, Shelf.named("b.md"), new byte[] {65}, null).status())
                .isEqualTo(403);
        assertThat(viewer.delete(path).status()).isEqualTo(403);
        assertThat(viewer.patch(path, Map.of("doc_title", "x")).status()).isEqualTo(403);
        assertThat(viewer.post(path + "/retry", Map.of()).status()).isEqualTo(403);
    }

    private static String sha256(String before, byte[] bytes) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(before.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(bytes));
    }
}
