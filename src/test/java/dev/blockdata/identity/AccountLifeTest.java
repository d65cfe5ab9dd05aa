package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.http.Browser.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Accounts where mail is sent, with a real mail server at the other end.
@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class AccountLifeTest {

    private static final String VERIFY = "/verify-email";
    private static final String RESET = "/reset-password";
    private static final String BETTER = "a better password";

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry settings) {
        Mailbox.settings(settings);
    }

    private static String someone(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    private Answer register(String email) {
        return register(email, Browser.PASSWORD, Map.of());
    }

    private Answer register(String email, String password, Map<String, String> more) {
        var body = new java.util.HashMap<String, String>(more);
        body.putAll(Map.of("email", email, "password", password, "display_name", "Ann"));
        return Browser.stranger(port).post("/api/v1/auth/register", body);
    }

    private Answer login(String email, String password) {
        return Browser.stranger(port)
                .post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    private Answer verify(String token) {
        return Browser.stranger(port).post("/api/v1/auth/verify-email", Map.of("token", token));
    }

    private Answer reset(String token, String password) {
        return Browser.stranger(port)
                .post(
                        "/api/v1/auth/reset-password",
                        Map.of("token", token, "new_password", password));
    }

    private Answer forgot(String email) {
        return Browser.stranger(port).post("/api/v1/auth/forgot-password", Map.of("email", email));
    }

    private Answer resend(String email) {
        return Browser.stranger(port)
                .post("/api/v1/auth/resend-verification", Map.of("email", email));
    }

    /// Somebody who has confirmed the address; one mail has come to it so far.
    private String confirmed(String name) {
        var email = someone(name);
        register(email).expect(201);
        verify(Mailbox.token(email, 1, VERIFY)).expect(204);
        return email;
    }

    private void expectSpent(Answer answer) {
        assertThat(answer.expect(410).problem()).isEqualTo("link-spent");
    }

    @Test
    void anAccountIsEnteredOnceItsAddressIsConfirmed() {
        var email = someone("ann");
        assertThat(register(email).expect(201).text()).isEqualTo("{\"user\":null}");
        assertThat(login(email, Browser.PASSWORD).expect(403).problem())
                .isEqualTo("email-unconfirmed");
        // Only whoever knows the password hears of that.
        assertThat(login(email, "is not the password").expect(401).problem())
                .isEqualTo("wrong-credentials");

        var token = Mailbox.token(email, 1, VERIFY);
        verify(token).expect(204);

        var browser = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        var account = browser.get("/api/v1/account").expect(200).json();
        assertThat(account.get("email_confirmed").asBoolean()).isTrue();
        assertThat(account.get("has_password").asBoolean()).isTrue();
        assertThat(
                        browser.get("/api/v1/account/events")
                                .json()
                                .get("items")
                                .findValuesAsString("kind"))
                .containsExactly("signed-in", "email-confirmed", "sign-in-failed", "registered");
        expectSpent(verify(token));
        // There is nothing to confirm any more.
        resend(email).expect(202);
        forgot(email).expect(202);
        Mailbox.token(email, 2, RESET);
    }

    @Test
    void aTakenAddressIsAnsweredAsAFreeOneAndItsOwnerIsTold() {
        var email = confirmed("ann");
        var free = register(someone("free")).expect(201);
        var taken = register(email, "the password of somebody else", Map.of()).expect(201);
        assertThat(taken.text()).isEqualTo(free.text());
        assertThat(Mailbox.subjects(email, 2))
                .containsExactly("Confirm your e-mail address", "You have an account already");
        assertThat(Mailbox.text(email, 2))
                .contains(Mailbox.BASE + "/login")
                .doesNotContain("token");
        login(email, "the password of somebody else").expect(401);
        login(email, Browser.PASSWORD).expect(200);
    }

    @Test
    void whoeverReadsTheMailGetsAnAccountThatSomebodyElseBegan() {
        var email = someone("victim");
        register(email, "the attacker's password", Map.of()).expect(201);
        Mailbox.token(email, 1, VERIFY);
        register(email, Browser.PASSWORD, Map.of()).expect(201);
        reset(Mailbox.token(email, 2, RESET), BETTER).expect(204);
        login(email, "the attacker's password").expect(401);
        login(email, BETTER).expect(200);
    }

    @Test
    void aNewerLinkVoidsTheOlderOne() {
        var email = someone("ann");
        register(email).expect(201);
        var first = Mailbox.token(email, 1, VERIFY);
        resend(email).expect(202);
        var second = Mailbox.token(email, 2, VERIFY);
        expectSpent(verify(first));
        verify(second).expect(204);

        forgot(email).expect(202);
        var old = Mailbox.token(email, 3, RESET);
        forgot(email).expect(202);
        var young = Mailbox.token(email, 4, RESET);
        expectSpent(reset(old, BETTER));
        reset(young, BETTER).expect(204);
    }

    @Test
    void aResetEndsEverySessionConfirmsTheAddressAndWorksOnce() {
        var email = confirmed("ann");
        var here = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        var there = Browser.stranger(port).signIn(email, Browser.PASSWORD);
        forgot(email).expect(202);
        var token = Mailbox.token(email, 2, RESET);
        // A link is for what it was made for.
        expectSpent(verify(token));
        reset(token, "short").expect(422);
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.identities (issuer, subject, user_id, provider)
                        select 'https://issuer.example', user_id::text, user_id, 'oidc' from app.users where email = :email
                        """)
                .param("email", email)
                .update();
        here.get("/api/v1/account").expect(200);

        reset(token, BETTER).expect(204);

        here.get("/api/v1/account").expect(401);
        there.get("/api/v1/account").expect(401);
        login(email, Browser.PASSWORD).expect(401);
        login(email, BETTER).expect(200);
        expectSpent(reset(token, "yet another password"));
        // The other ways in are as good as before.
        assertThat(
                        Browser.stranger(port)
                                .signIn(email, BETTER)
                                .get("/api/v1/account")
                                .json()
                                .get("identities")
                                .size())
                .isEqualTo(1);

        var unconfirmed = someone("ben");
        register(unconfirmed).expect(201);
        Mailbox.token(unconfirmed, 1, VERIFY);
        forgot(unconfirmed).expect(202);
        // Whoever made the account had not shown that the address is theirs.
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.personal_tokens (token_id, user_id, name, token_hash)
                        select user_id, user_id, 'theirs', sha256(email::bytea) from app.users where email = :email
                        """)
                .param("email", unconfirmed)
                .update();
        var answer = reset(Mailbox.token(unconfirmed, 2, RESET), BETTER).expect(204);
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .as("whoever reads the mail is no stranger")
                .anyMatch(line -> line.startsWith(KnownDevices.COOKIE + "="));
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select count(*) from app.personal_tokens t join app.users u using (user_id) where u.email = :email")
                                .param("email", unconfirmed)
                                .query(Long.class)
                                .single())
                .isZero();
        login(unconfirmed, BETTER).expect(200);
    }

    @Test
    void aChangedPasswordVoidsTheLinkToChooseOne() {
        var email = confirmed("ann");
        forgot(email).expect(202);
        var token = Mailbox.token(email, 2, RESET);
        Browser.stranger(port)
                .signIn(email, Browser.PASSWORD)
                .post(
                        "/api/v1/account/password",
                        Map.of("current_password", Browser.PASSWORD, "new_password", BETTER))
                .expect(204);
        expectSpent(reset(token, "the thief's password"));
        login(email, BETTER).expect(200);
    }

    @Test
    void oldLinksAreSpent() {
        var email = someone("ann");
        register(email).expect(201);
        var verify = Mailbox.token(email, 1, VERIFY);
        forgot(email).expect(202);
        var reset = Mailbox.token(email, 2, RESET);
        assertThat(validity(email)).containsExactly("reset 1", "verify 72");

        database.superuserJdbc()
                .sql(
                        "update app.account_links l set expires_at = now() - interval '1 second' from app.users u where u.user_id = l.user_id and u.email = :email")
                .param("email", email)
                .update();

        expectSpent(verify(verify));
        expectSpent(reset(reset, BETTER));
        login(email, BETTER).expect(401);
        new AccountSweep(database.workJdbc()).sweep();
        assertThat(validity(email)).isEmpty();
    }

    /// In hours.
    private List<String> validity(String email) {
        return database.superuserJdbc()
                .sql(
                        """
                        select l.purpose || ' ' || round(extract(epoch from l.expires_at - now()) / 3600)
                          from app.account_links l join app.users u on u.user_id = l.user_id where u.email = :email order by 1
                        """)
                .param("email", email)
                .query(String.class)
                .list();
    }

    /// The statuses of fifty who do this at once, each by a browser and from a place of their own.
    private List<Integer> fiftyAtOnce(String path, IntFunction<Map<String, String>> body)
            throws Exception {
        var browsers = new ArrayList<Browser>();
        for (int i = 0; i < 50; i++) {
            browsers.add(Browser.stranger(port));
        }
        var begin = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                var browser = browsers.get(i);
                var mine = JsonMapper.shared().writeValueAsString(body.apply(i));
                var from = Map.of("X-Forwarded-For", "203.0.113." + (i + 1));
                answers.add(
                        threads.submit(() -> {
                            begin.await();
                            return browser.send("POST", path, mine, from).status();
                        }));
            }
            begin.countDown();
        }
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        assertThat(statuses).containsOnly(204, 410).containsOnlyOnce(204);
        return statuses;
    }

    @Test
    void ofFiftyUsesAtOnceOneSucceeds() throws Exception {
        var email = someone("ann");
        register(email).expect(201);
        var verify = Mailbox.token(email, 1, VERIFY);
        fiftyAtOnce("/api/v1/auth/verify-email", _ -> Map.of("token", verify));

        forgot(email).expect(202);
        var reset = Mailbox.token(email, 2, RESET);
        var statuses =
                fiftyAtOnce(
                        "/api/v1/auth/reset-password",
                        i -> Map.of("token", reset, "new_password", "the password of " + i));
        login(email, "the password of " + statuses.indexOf(204)).expect(200);
    }

    @Test
    void whoHasNoAccountGetsTheSameAnswersAndNoMail() {
        var known = confirmed("ann");
        var unknown = someone("nobody");
        assertThat(forgot(unknown).expect(202).text())
                .isEqualTo(forgot(known).expect(202).text())
                .isEqualTo("{}");
        assertThat(resend(unknown).expect(202).text()).isEqualTo("{}");
        Mailbox.token(known, 2, RESET);
        org.awaitility.Awaitility.await().until(() -> waiting(unknown) == 0);
        assertThat(Mailbox.sent(unknown)).isEmpty();
        forgot("no address").expect(422);
    }

    private int waiting(String email) {
        return database.superuserJdbc()
                .sql("select count(*) from app.mails where recipient = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    @Test
    void linksLeadToTheAddressOfTheSettingsWhateverTheRequestSays() throws IOException {
        var email = confirmed("ann");
        assertThat(forgotUnder("evil.example", email)).startsWith("HTTP/1.1 421");
        assertThat(forgotUnder("evil", email)).startsWith("HTTP/1.1 202");
        assertThat(Mailbox.text(email, 2))
                .contains("http://blocks.example.org/reset-password#token=")
                .doesNotContain("evil");
    }

    private String forgotUnder(String host, String email) throws IOException {
        var body = "{\"email\":\"" + email + "\"}";
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/auth/forgot-password HTTP/1.1\r\n"
                                            + "Host: "
                                            + host
                                            + "\r\n"
                                            + "X-Forwarded-Host: evil.example\r\n"
                                            + "X-Forwarded-Proto: https\r\n"
                                            + "Forwarded: host=evil.example;proto=https\r\n"
                                            + "Origin: https://evil.example\r\n"
                                            + "Referer: https://evil.example/x\r\n"
                                            + "Cookie: XSRF-TOKEN=t\r\nX-XSRF-TOKEN: t\r\n"
                                            + "Content-Type: application/json\r\n"
                                            + "Content-Length: "
                                            + body.length()
                                            + "\r\nConnection: close\r\n\r\n"
                                            + body)
                                    .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void noTokenIsKeptOrLogged(CapturedOutput log) {
        var email = confirmed("ann");
        forgot(email).expect(202);
        var token = Mailbox.token(email, 2, RESET);
        var dump = new StringBuilder();
        for (var table : List.of("account_links", "account_events", "mails", "users", "attempts")) {
            dump.append(
                    database.superuserJdbc()
                            .sql("select string_agg(t::text, '|') from app." + table + " t")
                            .query(String.class)
                            .optional()
                            .orElse(""));
        }
        assertThat(dump).contains(email).doesNotContain(token);
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select count(*) from app.account_links where token_hash = :hash")
                                .param("hash", new OneTimeToken(token).hash())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        reset(token, BETTER).expect(204);
        var browser = Browser.stranger(port).signIn(email, BETTER);
        var bearer =
                browser.post("/api/v1/account/tokens", Map.of("name", "t"))
                        .expect(201)
                        .json()
                        .get("token")
                        .asString();
        Browser.program(port, bearer).get("/api/v1/account").expect(200);
        // In the address a token is none.
        Browser.stranger(port).get("/api/v1/account?access_token=" + bearer).expect(401);
        assertThat(log.getAll()).doesNotContain(token, bearer, BETTER);
    }

    @Test
    void anOperatorByNameIsOneOnceTheAddressIsConfirmed() {
        register("boss@example.org").expect(201);
        verify(Mailbox.token("boss@example.org", 1, VERIFY)).expect(204);
        var boss = Browser.stranger(port).signIn("boss@example.org", Browser.PASSWORD);
        assertThat(boss.get("/api/v1/account").json().get("operator").asBoolean()).isTrue();
        boss.get("/api/v1/operator/outbox").expect(200);

        database.superuserJdbc()
                .sql(
                        "update app.users set email_verified_at = null where email = 'boss@example.org'")
                .update();

        assertThat(boss.get("/api/v1/account").json().get("operator").asBoolean()).isFalse();
        boss.get("/api/v1/operator/outbox").expect(404);
    }

    @Test
    void anInvitationThatWasMailedToThisAddressConfirmsIt() {
        var host = Browser.stranger(port).signIn(confirmed("host"), Browser.PASSWORD);
        var project = project(host);
        var invited = someone("guest");
        host.post(
                        "/api/v1/projects/" + project + "/invitations",
                        Map.of("email", invited, "role", "viewer"))
                .expect(202);
        var token = Mailbox.token(invited, 1, "/invitation");

        register(someone("other"), Browser.PASSWORD, Map.of("invitation", token)).expect(201);
        var stranger = someone("stranger");
        register(stranger, Browser.PASSWORD, Map.of("invitation", token)).expect(201);
        login(stranger, Browser.PASSWORD).expect(403);

        register(invited, Browser.PASSWORD, Map.of("invitation", token)).expect(201);
        login(invited, Browser.PASSWORD).expect(200);
    }

    /// As one is that was made while no mail was configured, or whose letter lay in the outbox.
    @Test
    void anInvitationThatWentThroughOtherHandsProvesNoAddress() {
        var host = Browser.stranger(port).signIn(confirmed("host"), Browser.PASSWORD);
        var invited = someone("guest");
        var token = Invitation.make(database, project(host), invited, "7 days");

        register(invited, Browser.PASSWORD, Map.of("invitation", token.text())).expect(201);

        assertThat(login(invited, Browser.PASSWORD).expect(403).problem())
                .isEqualTo("email-unconfirmed");
        verify(Mailbox.token(invited, 1, VERIFY)).expect(204);
        login(invited, Browser.PASSWORD).expect(200);
    }

    private static String project(Browser owner) {
        return owner.post("/api/v1/projects", Map.of("project_name", "p"))
                .expect(201)
                .json()
                .get("project_id")
                .asString();
    }
}
