package dev.blockdata.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.Tenant;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.BaseUrl;
import dev.blockdata.http.HttpSettings;
import dev.blockdata.identity.AccountDeleted;
import dev.blockdata.identity.OneTimeToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
                new BaseUrl(
                        new HttpSettings(baseUrl, null),
                        new MockEnvironment().withProperty("local.server.port", "4711")));
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
    void anInvitationCountsAsMailedOnlyWhereAServerTookIt() throws IOException {
        var ann = Tenant.in(database, "ann");
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.invitations (project_id, invitation_id, email, role, token_hash, invited_by, expires_at)
                        values (:project, :project, 'guest@example.org', 'viewer', 'none', :ann, now() + interval '1 day')
                        """)
                .param("project", ann.project())
                .param("ann", ann.user())
                .update();
        postInvitation(ann);
        postman(null, null).deliver();
        assertThat(mailed()).isFalse();
        postInvitation(ann);
        try (var server = new Server()) {
            postman(server.sender(), null).deliver();
        }
        assertThat(mailed()).isTrue();
    }

    private void postInvitation(Tenant ann) {
        database.superuserJdbc()
                .sql("select 1 from app.post_invitation(:invitation, 'Come in', 'words')")
                .param("invitation", ann.project())
                .query(Integer.class)
                .single();
    }

    private boolean mailed() {
        return database.superuserJdbc()
                .sql("select mailed from app.invitations")
                .query(Boolean.class)
                .single();
    }

    @Test
    void theOutboxForgetsWhoLeft() throws Exception {
        var ann = UUID.randomUUID();
        var outbox = new Outbox(folder);
        for (var mail :
                List.of(
                        mail(1, "ann@example.org", null),
                        mail(2, "ben@example.org", ann),
                        mail(3, "ben@example.org", UUID.randomUUID()),
                        mail(4, "joann@example.org", null))) {
            outbox.put(mail, new Letter(mail, "blockdata@example.org", "http://localhost"));
        }

        outbox.forget(new AccountDeleted(ann, "ann@example.org"));

        assertThat(outbox.list(null, 10))
                .extracting(Outbox.OutboxMail::subject)
                .containsExactly("Mail 4", "Mail 3");
    }

    private static Mails.Mail mail(long id, String to, @Nullable UUID inviter) {
        return new Mails.Mail(id, to, "Mail " + id, "words", "/x", null, inviter, Instant.now(), 0);
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
    @ExtendWith(OutputCaptureExtension.class)
    void theLogDoesNotSayWhomAMailWasFor(CapturedOutput log) throws IOException {
        try (var server = new Server()) {
            server.answer = "550 5.1.1 <Ann@example.org> is nobody here";
            post("Done", "x");
            postman(server.sender(), null).deliver();
            database.superuserJdbc()
                    .sql("update app.mails set not_before = now(), tries = 29")
                    .update();
            postman(server.sender(), null).deliver();
        }
        assertThat(waiting()).isZero();
        assertThat(log)
                .contains("could not be sent yet", "is given up after 30 tries")
                .contains("550 5.1.1 <the recipient> is nobody here")
                .doesNotContainIgnoringCase("ann@example.org");
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

    private UUID register(String email) {
        var id = UUID.randomUUID();
        database.superuserJdbc()
                .sql("select app.register_account(:id, :email, 'x', 'Ann', false, false)")
                .param("id", id)
                .param("email", email)
                .query(String.class)
                .single();
        return id;
    }

    private void letter(String recipient, String letter) {
        database.superuserJdbc()
                .sql("select 1 from app.post_letter(:recipient, :letter)")
                .param("recipient", recipient)
                .param("letter", letter)
                .query(Integer.class)
                .single();
    }

    private List<byte[]> hashes(String table) {
        return database.superuserJdbc()
                .sql("select token_hash from app." + table)
                .query(byte[].class)
                .list();
    }

    private static byte[] hashOf(Outbox.OutboxMail mail) {
        var text = mail.text().strip();
        return new OneTimeToken(text.substring(text.indexOf("#token=") + 7)).hash();
    }

    @Test
    void aLinkIsMadeAsItsMailIsSentAndForNobodyNone() {
        register("ann@example.org");
        letter("ann@example.org", "verify");
        letter("nobody@example.org", "verify");
        letter("nobody@example.org", "reset");
        assertThat(hashes("account_links")).isEmpty();

        postman(null, "https://blocks.example.org").deliver();

        assertThat(waiting()).isZero();
        assertThat(new Outbox(folder).list(null, 10))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("ann@example.org");
                    assertThat(mail.text())
                            .contains("https://blocks.example.org/verify-email#token=");
                    assertThat(hashes("account_links")).containsExactly(hashOf(mail));
                });
    }

    @Test
    void aConfirmedAddressIsAskedToConfirmNothing() {
        register("ann@example.org");
        letter("ann@example.org", "verify");
        database.superuserJdbc().sql("update app.users set email_verified_at = now()").update();

        postman(null, null).deliver();

        assertThat(waiting()).isZero();
        assertThat(new Outbox(folder).list(null, 10)).isEmpty();
    }

    @Test
    void aLinkThatIsSentAgainAfterAFailureIsAnotherOne() throws IOException {
        register("ann@example.org");
        letter("ann@example.org", "reset");
        JavaMailSender dead;
        try (var server = new Server()) {
            dead = server.sender();
        }
        postman(dead, null).deliver();
        var first = hashes("account_links");
        database.superuserJdbc().sql("update app.mails set not_before = now()").update();

        postman(null, null).deliver();

        assertThat(new Outbox(folder).list(null, 10))
                .singleElement()
                .satisfies(mail ->
                        assertThat(hashes("account_links"))
                                .containsExactly(hashOf(mail))
                                .doesNotContainAnyElementsOf(first));
    }

    @Test
    void anInvitationGetsItsLinkTheSameWayUnlessItIsWithdrawn() {
        var ann = register("ann@example.org");
        var project = UUID.randomUUID();
        database.superuserJdbc()
                .sql(
                        "insert into app.projects (project_id, project_name, created_by) values (:project, 'p', :user)")
                .param("project", project)
                .param("user", ann)
                .update();
        for (var guest : List.of("ben", "withdrawn")) {
            var invitation = UUID.randomUUID();
            database.superuserJdbc()
                    .sql(
                            """
                            insert into app.invitations (project_id, invitation_id, email, role, token_hash, invited_by, expires_at)
                            values (:project, :id, :email, 'viewer', sha256(convert_to(:email, 'UTF8')), :user, now() + interval '7 days')
                            """)
                    .param("project", project)
                    .param("id", invitation)
                    .param("email", guest + "@example.org")
                    .param("user", ann)
                    .update();
            database.superuserJdbc()
                    .sql("select 1 from app.post_invitation(:id, 'You are invited', 'By Ann.')")
                    .param("id", invitation)
                    .query(Integer.class)
                    .single();
        }
        database.superuserJdbc()
                .sql("delete from app.invitations where email like 'withdrawn%'")
                .update();

        postman(null, null).deliver();

        assertThat(new Outbox(folder).list(null, 10))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("ben@example.org");
                    assertThat(mail.text()).contains("/invitation#token=");
                    assertThat(hashes("invitations")).containsExactly(hashOf(mail));
                });
        assertThat(waiting()).isZero();
    }

    /// As much SMTP as a mail needs.
    private static final class Server implements AutoCloseable {

        private final ServerSocket socket =
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        final List<String> lines = new CopyOnWriteArrayList<>();

        /// To whom a mail is for.
        volatile String answer = "250 ok";

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
                var said = data ? "354 go on" : line.startsWith("RCPT TO") ? answer : "250 ok";
                out.write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
