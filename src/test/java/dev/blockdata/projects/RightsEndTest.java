package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.review.Given;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What goes on for long ends with the rights of whoever it is for.
@ApplicationTest
@Timeout(120)
class RightsEndTest {

    private static final int MEGABYTE = 1 << 20;

    /// More than the buffers between the two ends hold.
    private static final int BLOCKS = 40;

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private final HttpClient http = HttpClient.newHttpClient();
    private Given given;
    private Member ann;
    private Member vera;
    private String token;

    @BeforeEach
    void aLargeProject() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        vera = given.join(ann, given.user("Vera"), Role.VIEWER);
        token = given.token(vera.userId());
    }

    private void largeDocument() {
        var text = "x".repeat(MEGABYTE - 10);
        given.document(ann, "Large", IntStream.range(0, BLOCKS).mapToObj(i -> text + i).toList());
    }

    private InputStream export() throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:"
                                                + port
                                                + "/api/v1/projects/"
                                                + ann.projectId()
                                                + "/export"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /// Reads on slowly, for as long as something comes.
    private static long readSlowly(InputStream in) throws IOException, InterruptedException {
        long read = 0;
        byte[] buffer = new byte[MEGABYTE];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            read += n;
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return read;
    }

    private String remove(UUID user) {
        return database.walls()
                .in(
                        ann.userId(),
                        ann.projectId(),
                        () ->
                                database.jdbc()
                                        .sql("select app.remove_member(?, ?)")
                                        .params(ann.projectId(), user)
                                        .query(String.class)
                                        .single());
    }

    private void breaksOff(Runnable change) throws Exception {
        largeDocument();
        try (var in = export()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            long start = System.nanoTime();
            change.run();
            TimeUnit.SECONDS.sleep(3);
            assertThatThrownBy(() -> readSlowly(in))
                    .as("a cut connection, no clean end")
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void anExportOfSomebodyWhoIsRemovedBreaksOff() throws Exception {
        breaksOff(() -> assertThat(remove(vera.userId())).isEqualTo("removed"));
    }

    @Test
    void anExportUnderATokenThatIsRevokedBreaksOff() throws Exception {
        breaksOff(() ->
                database.superuserJdbc()
                        .sql("delete from app.personal_tokens where user_id = ?")
                        .params(vera.userId())
                        .update());
    }

    @Test
    void anExportOfSomebodyWhoStaysIsWhole() throws Exception {
        largeDocument();
        try (var in = export()) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            TimeUnit.SECONDS.sleep(3);
            assertThat(readSlowly(in)).isGreaterThan((BLOCKS - 1L) * MEGABYTE);
        }
    }

    /// Taken up by nobody here, so that it is still waiting.
    @Test
    void anExportInTheBackgroundIsGivenUp() {
        var export = UUID.randomUUID();
        var root = database.superuserJdbc();
        root.sql(
                        """
                        insert into app.exports (project_id, export_id, requested_by, wish, file_name, documents, not_before)
                        values (?, ?, ?, '{}', 'a.jsonl', 1, now() + interval '1 hour')
                        """)
                .params(ann.projectId(), export, vera.userId())
                .update();

        remove(vera.userId());

        assertThat(
                        root.sql("select status from app.exports where export_id = ?")
                                .params(export)
                                .query(String.class)
                                .single())
                .isEqualTo("cancelled");
    }
}
