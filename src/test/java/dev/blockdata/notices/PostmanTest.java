package dev.blockdata.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.HttpSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

class PostmanTest {

    private final TestDatabase database = TestDatabase.fresh(2);
    private final Mails mails = new Mails(database.workJdbc());

    @TempDir private Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    private Postman postman(@Nullable JavaMailSender server, @Nullable String baseUrl) {
        return new Postman(
                mails,
                provider(server),
                new Outbox(folder),
                new MailSettings("blockdata@example.org"),
                new HttpSettings(baseUrl, null),
                new MockEnvironment().withProperty("local.server.port", "4711"));
    }

    private static ObjectProvider<JavaMailSender> provider(@Nullable JavaMailSender server) {
        return new ObjectProvider<>() {
            @Override
            public Stream<JavaMailSender> stream() {
                return Stream.ofNullable(server);
            }
        };
    }

    private void post(String subject, String words) {
        database.superuserJdbc()
                .sql("select 1 from app.post_mail('ann@example.org', :subject, :words, '/app/x')")
                .param("subject", subject)
                .param("words", words)
                .query(Integer.class)
                .single();
    }

    private int waiting() {
        return database.superuserJdbc()
                .sql("select count(*) from app.mails")
                .query(Integer.class)
                .single();
    }

    @Test
    void withoutAServerMailLandsInTheOutbox() {
        post("Geführt\r\nBcc: everybody@example.org", "„Fertig“: 120 Blöcke.");

        postman(null, null).deliver();

        assertThat(waiting()).isZero();
        assertThat(new Outbox(folder).list(null, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.to()).isEqualTo("ann@example.org");
                    assertThat(entry.subject()).isEqualTo("Geführt Bcc: everybody@example.org");
                    assertThat(entry.text().replace("\r\n", "\n"))
                            .isEqualTo("„Fertig“: 120 Blöcke.\n\nhttp://localhost:4711/app/x\n");
                    assertThat(entry.at()).isNotNull();
                });
    }

    @Test
    void theOutboxIsReadFromTheNewestOn() {
        for (int i = 0; i < 7; i++) {
            post("Mail " + i, "x");
        }
        postman(null, null).deliver();
        var outbox = new Outbox(folder);

        var first = outbox.list(null, 4);

        assertThat(first)
                .extracting(Outbox.OutboxMail::subject)
                .startsWith("Mail 6")
                .endsWith("Mail 3");
        assertThat(outbox.list(first.getLast().name(), 10)).hasSize(3);
    }

    @Test
    void withAServerItGoesOutWithLinksFromTheSettingsAlone() throws IOException {
        try (var server = new Server()) {
            post("Done", "All is done.");

            postman(server.sender(), "https://blocks.example.org/").deliver();

            assertThat(waiting()).isZero();
            assertThat(server.lines)
                    .contains("RCPT TO:<ann@example.org>", "Subject: Done")
                    .contains("https://blocks.example.org/app/x")
                    .anyMatch(line -> line.startsWith("Message-ID: <1."));
            assertThat(new Outbox(folder).list(null, 10)).isEmpty();
        }
    }

    @Test
    void aDeadServerLosesNothing() throws IOException {
        var server = new Server();
        JavaMailSender sender = server.sender();
        server.close();
        post("Done", "x");

        postman(sender, null).deliver();

        assertThat(waiting()).isEqualTo(1);
        assertThat(mails.claim(10, Duration.ofMinutes(1))).as("not before a pause").isEmpty();
        database.superuserJdbc().sql("update app.mails set not_before = now()").update();
        try (var again = new Server()) {
            postman(again.sender(), null).deliver();
            assertThat(again.lines).contains("Subject: Done");
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void twoSendersNeverTakeTheSameAndADeadOnesAreTakenAgain() {
        post("a", "x");
        post("b", "x");
        List<Mails.Mail> mine = mails.claim(1, Duration.ofSeconds(1));
        assertThat(mails.claim(10, Duration.ofSeconds(1)))
                .hasSize(1)
                .doesNotContainAnyElementsOf(mine);

        database.superuserJdbc()
                .sql("update app.mails set not_before = now() - interval '1 second'")
                .update();

        assertThat(mails.claim(10, Duration.ofMinutes(1)))
                .hasSize(2)
                .allMatch(mail -> mail.tries() == 2);
        assertThat(Postman.pause(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Postman.pause(30)).isEqualTo(Duration.ofHours(1));
    }

    /// As much SMTP as a mail needs.
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket =
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        final List<String> lines = new CopyOnWriteArrayList<>();

        Server() throws IOException {
            Thread.ofVirtual()
                    .start(() -> {
                        while (!socket.isClosed()) {
                            try (var connection = socket.accept()) {
                                talk(connection);
                            } catch (IOException _) {
                                // Closed.
                            }
                        }
                    });
        }

        JavaMailSender sender() {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(socket.getLocalPort());
            return sender;
        }

        private void talk(Socket connection) throws IOException {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8));
            var out = connection.getOutputStream();
            out.write("220 hello\r\n".getBytes(StandardCharsets.UTF_8));
            boolean data = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (data && !line.equals(".")) {
                    continue;
                }
                data = line.equals("DATA");
                out.write((data ? "354 go on\r\n" : "250 ok\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
