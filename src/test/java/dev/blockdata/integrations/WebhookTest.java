package dev.blockdata.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.http.Browser;
import dev.blockdata.integrations.Receiver.Reply;
import dev.blockdata.outbound.Listener;
import dev.blockdata.projects.Role;
import dev.blockdata.review.Given;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What is confirmed reaches a webhook at least once under one id, signed, in order, and nobody
/// else has to wait for one that fails.
class WebhookTest extends ProjectThatSends {

    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef01234567".getBytes());
    private static final String NEXT =
            "whsec_"
                    + Base64.getEncoder()
                            .encodeToString("another secret that is 32 bytes!".getBytes());

    @Autowired private DeliveryClaims claims;

    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    private Map<String, Object> wish(String trigger, Map<String, Object> settings) {
        var all = new HashMap<String, Object>(Map.of("url", receiver.url()));
        all.putAll(settings);
        return new HashMap<>(
                Map.of("kind", "webhook", "name", "Hook", "trigger", trigger, "settings", all));
    }

    private String hook(String trigger, Map<String, Object> settings, Map<String, String> secrets) {
        var wish = wish(trigger, settings);
        wish.put("secrets", secrets);
        return owner.post(at("/integrations"), wish)
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }

    private String hook(String trigger) {
        return hook(trigger, Map.of(), Map.of());
    }

    @Test
    void eachBatchIsSentAsItIsConfirmedAndSaysWhatItIs() throws Exception {
        var hook = hook("batch");
        confirm(1, 4);
        var call = receiver.await(1).getFirst();
        assertThat(call.lines()).isEqualTo(exported(1, 4));
        assertThat(call.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(call.header("Blockdata-Event")).isEqualTo("blocks.confirmed");
        assertThat(call.header("Blockdata-Run")).isEqualTo(run.toString());
        var delivery = awaitNewest(hook, status("delivered"));
        assertThat(call.header("webhook-id")).isEqualTo(delivery.get("delivery_id").asString());
        assertThat(delivery.get("rows").asLong()).isEqualTo(2);
        assertThat(delivery.get("bytes").asLong()).isEqualTo(call.body().length);
        assertThat(delivery.get("sent").asString()).startsWith(call.text().substring(0, 200));
        assertThat(delivery.get("answer").asString()).isEqualTo("answer 200");
        confirm(0);
        assertThat(receiver.await(2).get(1).lines()).isEqualTo(exported(0));
        reopen(4);
        var reopened = receiver.await(3).get(2);
        assertThat(reopened.header("Blockdata-Event")).isEqualTo("blocks.reopened");
        assertThat(reopened.lines()).isEqualTo(exported(4));
        assertThat(reopened.text()).contains("\"data\":null");
    }

    @Test
    void aRunIsSentOnceNothingOfItIsOpenAndAgainAfterAReopen() throws Exception {
        var hook = hook("run");
        confirm(0, 1, 2, 3, 4);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(deliveries(hook)).isEmpty();
        owner.post(
                        at("/runs/" + run + "/reject"),
                        Map.of("block_uids", List.of(doc.blockUid(5)), "to", "rejected"))
                .expect(200);
        var call = receiver.await(1).getFirst();
        assertThat(call.header("Blockdata-Event")).isEqualTo("run.confirmed");
        assertThat(call.lines()).isEqualTo(exported(0, 1, 2, 3, 4));
        reopen(2);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(receiver.calls).hasSize(1);
        confirm(2);
        assertThat(receiver.await(2).get(1).lines()).hasSize(5);
        awaitNewest(hook, status("delivered"));
        assertThat(deliveries(hook)).hasSize(2);
    }

    @Test
    void whatIsOfAnotherSchemaOrOfARunThatCountsNoMoreIsNotSent() throws Exception {
        var other = given.schema(ann.userId(), Given.STRICT);
        var wish = wish("batch", Map.of());
        wish.put("schema_id", other.toString());
        owner.post(at("/integrations"), wish).expect(201);
        confirm(0);
        hook("batch");
        confirm(1);
        receiver.await(1);
        var newer = given.run(ann, doc, schema);
        given.stage(ann, newer, Given::note);
        owner.post(
                        at("/runs/" + newer + "/confirm"),
                        Map.of("block_uids", List.of(doc.blockUid(0))))
                .expect(200);
        assertThat(receiver.await(2).get(1).header("Blockdata-Run")).isEqualTo(newer.toString());
        confirm(2);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(receiver.calls).hasSize(2);
    }

    /// What waits of a run for which another stands by then would overwrite what is newer.
    @Test
    void aRunThatWasOvertakenIsNotSentAnyMoreAndTheOtherGoesWhole() throws Exception {
        var hook = hook("batch");
        owner.patch(at("/integrations/" + hook), Map.of("paused", true)).expect(200);
        confirm(0, 1);
        var newer = given.run(ann, doc, schema);
        given.stage(ann, newer, Given::note);
        var first = Map.of("block_uids", List.of(doc.blockUid(4)));
        owner.post(at("/runs/" + newer + "/confirm"), first).expect(200);
        owner.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        var call = receiver.await(1).getFirst();
        assertThat(call.header("Blockdata-Run")).isEqualTo(newer.toString());
        assertThat(call.header("Blockdata-Event")).isEqualTo("pushed");
        awaitNewest(hook, status("delivered"));
        var overtaken = deliveries(hook).get(1);
        assertThat(overtaken.get("status").asString()).isEqualTo("cancelled");
        assertThat(overtaken.get("error").asString())
                .isEqualTo("Another run stands for the document now.");
        owner.post(
                        at(
                                "/integrations/"
                                        + hook
                                        + "/deliveries/"
                                        + overtaken.get("delivery_id").asString()
                                        + "/replay"),
                        Map.of())
                .expect(200);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(receiver.calls).hasSize(1);
        owner.post(at("/runs/" + newer + "/reopen"), first).expect(200);
        var calls = receiver.await(3);
        assertThat(calls.get(1).header("Blockdata-Event")).isEqualTo("blocks.reopened");
        assertThat(calls.get(1).header("Blockdata-Run")).isEqualTo(newer.toString());
        assertThat(calls.get(2).header("Blockdata-Run")).isEqualTo(run.toString());
        assertThat(calls.get(2).lines()).isEqualTo(exported(0, 1));
    }

    @Test
    void oneThatFailsFiveTimesComesUnderOneIdAndKeepsTheOrderOfItsRun() throws Exception {
        var good = hook("batch");
        try (var bad = new Receiver()) {
            bad.answering(
                    Reply.of(500), Reply.of(503), Reply.of(404), Reply.of(429), Reply.of(502));
            var failing = hook("batch", Map.of("url", bad.url()), Map.of());
            confirm(0);
            confirm(1);
            var both = receiver.await(2);
            assertThat(both.get(0).lines()).isEqualTo(exported(0));
            assertThat(bad.calls).as("nobody waits for the one that fails").hasSizeLessThan(6);
            var calls = bad.await(7);
            var first = calls.getFirst().header("webhook-id");
            assertThat(calls.subList(0, 6))
                    .allMatch(call -> call.header("webhook-id").equals(first));
            assertThat(calls.subList(0, 6)).allMatch(call -> call.lines().equals(exported(0)));
            assertThat(calls.get(6).lines()).isEqualTo(exported(1));
            awaitNewest(failing, status("delivered"));
            assertThat(deliveries(failing).get(1).get("attempt").asInt()).isEqualTo(6);
        }
        awaitNewest(good, status("delivered"));
    }

    @Test
    void oneThatNeverSucceedsEndsAsFailedForAllToSeeAndCanBeSentAgain() throws Exception {
        receiver.answering(Reply.of(500), Reply.of(500), Reply.of(500), Reply.of(500));
        receiver.answering(Reply.of(500), Reply.of(500), Reply.of(500));
        var hook = hook("batch");
        confirm(3);
        var failed = awaitNewest(hook, status("failed"));
        assertThat(failed.get("attempt").asInt()).isEqualTo(7);
        assertThat(failed.get("error").asString()).isEqualTo("It answered with the status 500.");
        assertThat(failed.get("answer").asString()).isEqualTo("answer 500");
        assertThat(failed.get("answer_status").asInt()).isEqualTo(500);
        assertThat(failed.get("rows").asInt()).isEqualTo(1);
        assertThat(exported(3).getFirst()).startsWith(failed.get("sent").asString().strip());
        var card = owner.get(at("/integrations/" + hook)).expect(200).json();
        assertThat(card.get("failure").asString()).isEqualTo("It answered with the status 500.");
        var replay =
                at("/integrations/" + hook + "/deliveries/" + failed.get("delivery_id").asString());
        owner.post(replay + "/replay", Map.of()).expect(200);
        var again = awaitNewest(hook, status("delivered"));
        assertThat(again.get("delivery_id")).isEqualTo(failed.get("delivery_id"));
        card = owner.get(at("/integrations/" + hook)).expect(200).json();
        assertThat(card.get("failure").isNull()).isTrue();
        assertThat(card.get("delivered_at").isNull()).isFalse();
    }

    @Test
    void oneThatHangsIsLeftAfterItsTimeAndAnotherHookIsNotDelayed() throws Exception {
        try (var slow = new Receiver()) {
            slow.answering(Reply.late(Duration.ofSeconds(30)));
            var hanging = hook("batch", Map.of("url", slow.url()), Map.of());
            hook("batch");
            long begun = System.nanoTime();
            confirm(0);
            receiver.await(1);
            assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(1).toNanos());
            var waiting =
                    awaitNewest(
                            hanging,
                            delivery ->
                                    delivery.get("attempt").asInt() >= 1
                                            && !delivery.get("error").isNull());
            assertThat(waiting.get("error").asString()).contains("did not answer within 1 second");
            assertThat(awaitNewest(hanging, status("delivered")).get("attempt").asInt())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        try (var inside = new Listener("200 OK")) {
            var reply =
                    new Reply(
                            status,
                            Map.of("Location", "http://127.0.0.1:" + inside.port() + "/"),
                            "",
                            Duration.ZERO);
            receiver.answering(reply);
            var hook = hook("batch");
            confirm(0);
            var told = awaitNewest(hook, delivery -> !delivery.get("error").isNull());
            assertThat(told.get("error").asString()).contains("redirect (" + status + ")");
            awaitNewest(hook, status("delivered"));
            assertThat(inside.connections()).isZero();
        }
    }

    @Test
    void oneThatIsGoneIsAskedNoMore() throws Exception {
        receiver.answering(Reply.of(410));
        var hook = hook("batch");
        confirm(0);
        awaitNewest(hook, status("failed"));
        assertThat(owner.get(at("/integrations/" + hook)).json().get("paused").asBoolean())
                .isTrue();
        confirm(1);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(receiver.calls).hasSize(1);
    }

    /// How an address fared says nothing about the one that took its place meanwhile.
    @Test
    void oneThatWasMendedWhileItWasGoneIsNotPaused() throws Exception {
        try (var gone = new Receiver()) {
            gone.answering(new Reply(410, Map.of(), "", Duration.ofMillis(700)));
            var hook = hook("batch", Map.of("url", gone.url()), Map.of());
            confirm(0);
            gone.await(1);
            owner.patch(
                            at("/integrations/" + hook),
                            Map.of("settings", Map.of("url", receiver.url())))
                    .expect(200);
            assertThat(receiver.await(1).getFirst().lines()).isEqualTo(exported(0));
            var delivery = awaitNewest(hook, status("delivered"));
            assertThat(delivery.get("attempt").asInt()).isEqualTo(2);
            assertThat(owner.get(at("/integrations/" + hook)).json().get("paused").asBoolean())
                    .isFalse();
            assertThat(gone.calls).hasSize(1);
        }
    }

    @Test
    void aPauseKeepsWhatWaits() throws Exception {
        var hook = hook("batch");
        owner.patch(at("/integrations/" + hook), Map.of("paused", true)).expect(200);
        confirm(0);
        confirm(1);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(receiver.calls).isEmpty();
        assertThat(owner.get(at("/integrations/" + hook)).json().get("waiting").asInt())
                .isEqualTo(2);
        owner.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        assertThat(receiver.await(2).get(1).lines()).isEqualTo(exported(1));
    }

    /// As after a kill between the claim and the answer.
    @Test
    void whatANodeHadTakenWhenItEndedIsSentAgain() throws Exception {
        var hook = hook("batch");
        owner.patch(at("/integrations/" + hook), Map.of("paused", true)).expect(200);
        confirm(0);
        database.superuserJdbc()
                .sql(
                        """
                        update app.deliveries set status = 'sending', attempt = 1, attempt_token = gen_random_uuid(),
                               attempt_deadline = now() + interval '500 milliseconds' where integration_id = ?
                        """)
                .params(UUID.fromString(hook))
                .update();
        owner.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        receiver.await(1);
        assertThat(awaitNewest(hook, status("delivered")).get("attempt").asInt()).isEqualTo(2);
    }

    /// As where the server ends of it each time.
    @Test
    void oneThatWasTakenOftenEnoughAndNeverEndedHasFailed() throws Exception {
        var hook = hook("batch");
        owner.patch(at("/integrations/" + hook), Map.of("paused", true)).expect(200);
        confirm(0);
        database.superuserJdbc()
                .sql(
                        """
                        update app.deliveries set status = 'sending', attempt = 7, attempt_token = gen_random_uuid(), attempt_deadline = now()
                         where integration_id = ?
                        """)
                .params(UUID.fromString(hook))
                .update();
        owner.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        assertThat(awaitNewest(hook, status("failed")).get("error").asString())
                .isEqualTo("The server ended in the middle of it, 7 times over.");
        assertThat(receiver.calls).isEmpty();
    }

    /// Such as one that is being saved or deleted at that moment.
    @Test
    void oneThatSomebodyElseHoldsIsPassedBy() throws Exception {
        try (var free = new Receiver();
                var other = database.superuser().getConnection()) {
            var held = hook("batch");
            hook("batch", Map.of("url", free.url()), Map.of());
            other.setAutoCommit(false);
            try (var lock = other.createStatement()) {
                lock.execute(
                        "select 1 from app.integrations where integration_id = '"
                                + held
                                + "' for no key update");
            }
            confirm(0);
            free.await(1);
            assertThat(receiver.calls).isEmpty();
            other.rollback();
            receiver.await(1);
        }
    }

    /// What belongs to a late attempt is not taken for that of the present one.
    @Test
    void aLateAttemptEndsNothing() {
        var late =
                new DeliveryClaims.Claim(
                        ann.projectId(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Kind.WEBHOOK,
                        tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(),
                        new byte[0],
                        ann.userId(),
                        new Delivery(
                                UUID.randomUUID(),
                                "pushed",
                                run,
                                doc.sourceUid(),
                                schema,
                                null,
                                java.time.Instant.now(),
                                java.time.Instant.now()),
                        1,
                        UUID.randomUUID(),
                        java.time.Instant.now());
        assertThat(claims.keep(late, Duration.ofSeconds(1))).isFalse();
        assertThat(
                        claims.end(
                                late,
                                new DeliveryClaims.End(
                                        "failed", null, null, 0, null, "late", false)))
                .isFalse();
    }

    private static String signature(Receiver.Call call, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())),
                        "HmacSHA256"));
        var signed =
                call.header("webhook-id")
                        + "."
                        + call.header("webhook-timestamp")
                        + "."
                        + call.text();
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void callsAreSignedAndForADayWithTheSecretThatWasExchangedToo() throws Exception {
        var hook = hook("batch", Map.of("signed", true), Map.of("signing_secret", SECRET));
        confirm(0);
        var call = receiver.await(1).getFirst();
        assertThat(call.header("webhook-signature")).isEqualTo(signature(call, SECRET));
        assertThat(Long.parseLong(call.header("webhook-timestamp")))
                .isCloseTo(
                        System.currentTimeMillis() / 1000,
                        org.assertj.core.data.Offset.offset(30L));
        owner.patch(at("/integrations/" + hook), Map.of("secrets", Map.of("signing_secret", NEXT)))
                .expect(200);
        confirm(1);
        var next = receiver.await(2).get(1);
        assertThat(next.header("webhook-signature"))
                .isEqualTo(signature(next, NEXT) + " " + signature(next, SECRET));
    }

    @Test
    void credentialsAndHeadersGoOutAndAreNeverShown() throws Exception {
        var hook =
                hook(
                        "batch",
                        Map.of("auth", "basic", "username", "me", "headers", List.of("X-Api-Key")),
                        Map.of("password", "planted-password", "header:X-Api-Key", "planted-key"));
        confirm(0);
        var call = receiver.await(1).getFirst();
        assertThat(call.header("Authorization"))
                .isEqualTo(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("me:planted-password".getBytes()));
        assertThat(call.header("X-Api-Key")).isEqualTo("planted-key");
        var shown = owner.get(at("/integrations")).expect(200).text();
        assertThat(shown).doesNotContain("planted").contains("\"password\":\"set\"");
        awaitNewest(hook, status("delivered"));
        assertThat(deliveries(hook).toString()).doesNotContain("planted");
        assertThat(
                        database.superuserJdbc()
                                .sql(
                                        "select count(*) from app.integrations where encode(sealed, 'escape') like '%planted%' or settings::text like '%planted%'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    /// A receiver may say back all that it was told.
    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void whatAReceiverSaysBackOfSecretsIsNotKept(int status) throws Exception {
        var basic = Base64.getEncoder().encodeToString("me:planted-password".getBytes());
        receiver.answering(
                new Reply(
                        status,
                        Map.of(),
                        "planted-password, planted-key and " + basic,
                        Duration.ZERO));
        var hook =
                hook(
                        "batch",
                        Map.of("auth", "basic", "username", "me", "headers", List.of("X-Api-Key")),
                        Map.of("password", "planted-password", "header:X-Api-Key", "planted-key"));
        confirm(0);
        var told = awaitNewest(hook, delivery -> !delivery.get("answer").isNull());
        if (status == 200) {
            assertThat(told.get("answer").asString()).isEqualTo("•••, ••• and •••");
        }
        assertThat(deliveries(hook).toString()).doesNotContain("planted", basic);
        awaitNewest(hook, status("delivered"));
    }

    /// Whatever the receiver writes it in: JSON, an address, a page, Base64.
    @Test
    void whatAReceiverSaysBackOfSecretsInAnotherSpellingIsNotKept() throws Exception {
        var secret = "pl\"anted\\k<ey/ &1";
        receiver.answering(
                new Reply(
                        200,
                        Map.of(),
                        String.join(
                                " | ",
                                "pl\\\"anted\\\\k<ey/ &1",
                                "pl\\\"anted\\\\k<ey\\/ &1",
                                "pl%22anted%5Ck%3Cey%2F+%261",
                                "pl%22anted%5Ck%3Cey%2F%20%261",
                                "pl&quot;anted\\k&lt;ey/ &amp;1",
                                Base64.getEncoder().encodeToString(secret.getBytes())),
                        Duration.ZERO));
        var hook =
                hook(
                        "batch",
                        Map.of("headers", List.of("X-Api-Key")),
                        Map.of("header:X-Api-Key", secret));
        confirm(0);
        var told = awaitNewest(hook, status("delivered"));
        assertThat(told.get("answer").asString().replace("=", ""))
                .isEqualTo("••• | ••• | ••• | ••• | ••• | •••");
    }

    /// The secret of before is kept by the product alone, and for as long as it says.
    @Test
    void nobodyGivesTheSecretOfBefore() {
        var hook = hook("manual", Map.of("signed", true), Map.of("signing_secret", SECRET));
        var answer =
                owner.patch(
                                at("/integrations/" + hook),
                                Map.of(
                                        "secrets",
                                        Map.of(
                                                "signing_secret_before",
                                                NEXT,
                                                "signing_secret_before_until",
                                                "zzz")))
                        .expect(422);
        assertThat(answer.text()).contains("/secrets/signing_secret_before_until");
    }

    /// An answer is cut where there is enough of it, which may be in the middle of what it says
    /// back.
    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void nothingOfASecretIsKeptWhereTheAnswerIsCut(int status) throws Exception {
        receiver.answering(
                new Reply(status, Map.of(), "x".repeat(1990) + "planted-key", Duration.ZERO));
        var hook =
                hook(
                        "batch",
                        Map.of("headers", List.of("X-Api-Key")),
                        Map.of("header:X-Api-Key", "planted-key"));
        confirm(0);
        awaitNewest(hook, delivery -> !delivery.get("answer").isNull());
        assertThat(deliveries(hook).toString()).contains("xxx").doesNotContain("plant");
        awaitNewest(hook, status("delivered"));
    }

    /// Whatever it says, and at whatever length, it has taken it.
    @Test
    void aLongAnswerIsCutAndNoFailure() throws Exception {
        receiver.answering(new Reply(200, Map.of(), "x".repeat(3_000_000), Duration.ZERO));
        var hook = hook("batch");
        confirm(0);
        var told = awaitNewest(hook, status("delivered"));
        assertThat(told.get("attempt").asInt()).isEqualTo(1);
        assertThat(told.get("answer").asString()).hasSizeLessThanOrEqualTo(2000);
    }

    @Test
    void whatIsSecretIsForOneHostOnly() {
        var hook = hook("manual", Map.of("auth", "bearer"), Map.of("token", "planted-token"));
        var elsewhere =
                Map.of("url", receiver.url().replace("127.0.0.1", "example.com"), "auth", "bearer");
        owner.patch(at("/integrations/" + hook), Map.of("settings", elsewhere)).expect(422);
        var samePlace = Map.of("url", receiver.url() + "/other", "auth", "bearer");
        owner.patch(at("/integrations/" + hook), Map.of("settings", samePlace)).expect(200);
        var inDatabase = receiver.url().replace("/hook", ".example.org/hook");
        database.superuserJdbc()
                .sql(
                        "update app.integrations set settings = jsonb_set(settings, '{url}', to_jsonb(cast(? as text))) where integration_id = ?")
                .params(inDatabase, UUID.fromString(hook))
                .update();
        assertThat(owner.get(at("/integrations/" + hook)).json().at("/secrets/token").asString())
                .isEqualTo("unreadable");
    }

    @Test
    void whatIsPackedIsReadAndWhereItIsNotTakenItGoesAsItIs() throws Exception {
        hook("batch", Map.of("gzip", true), Map.of());
        confirm(0);
        var packed = receiver.await(1).getFirst();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.lines()).isEqualTo(exported(0));
        receiver.answering(Reply.of(415));
        confirm(1);
        var both = receiver.await(3);
        assertThat(both.get(2).header("Content-Encoding")).isEmpty();
        assertThat(both.get(2).lines()).isEqualTo(exported(1));
        assertThat(both.get(2).header("webhook-id")).isEqualTo(both.get(1).header("webhook-id"));
    }

    @Test
    void aTrialBringsOneBlockAndSaysWhatCameOfIt() throws Exception {
        var hook = hook("manual");
        confirm(2, 3);
        var good = owner.post(at("/integrations/" + hook + "/test"), Map.of()).expect(200).json();
        assertThat(good.get("result").asString()).isEqualTo("delivered");
        assertThat(good.get("status").asInt()).isEqualTo(200);
        assertThat(receiver.calls.getFirst().lines()).isEqualTo(exported(2));
        assertThat(receiver.calls.getFirst().header("Blockdata-Event")).isEqualTo("test");
        receiver.answering(Reply.of(401));
        var bad = owner.post(at("/integrations/" + hook + "/test"), Map.of()).expect(200).json();
        assertThat(bad.get("result").asString()).isEqualTo("refused");
        assertThat(bad.get("words").asString()).contains("401");
        assertThat(deliveries(hook)).isEmpty();
    }

    /// Whoever sets up a receiver wants to know before anything is confirmed.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTrialBeforeAnythingIsConfirmedIsACallWithoutALine(boolean gzip) throws Exception {
        var hook =
                hook(
                        "batch",
                        Map.of("signed", true, "gzip", gzip),
                        Map.of("signing_secret", SECRET));
        var good = owner.post(at("/integrations/" + hook + "/test"), Map.of()).expect(200).json();
        assertThat(good.get("result").asString()).isEqualTo("delivered");
        assertThat(good.get("rows").asInt()).isZero();
        assertThat(good.get("status").asInt()).isEqualTo(200);
        var call = receiver.calls.getFirst();
        assertThat(call.lines()).isEmpty();
        assertThat(call.header("Blockdata-Event")).isEqualTo("test");
        assertThat(call.header("Blockdata-Project")).isEqualTo(ann.projectId().toString());
        assertThat(call.header("Blockdata-Run")).isEmpty();
        assertThat(call.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(call.header("webhook-signature")).isEqualTo(signature(call, SECRET));
        receiver.answering(Reply.of(403));
        var bad = owner.post(at("/integrations/" + hook + "/test"), Map.of()).expect(200).json();
        assertThat(bad.get("result").asString()).isEqualTo("refused");
        assertThat(deliveries(hook)).isEmpty();
    }

    @Test
    void aPushSendsAllThatIsConfirmedOnceHoweverOftenItIsAskedFor() throws Exception {
        var hook = hook("manual");
        owner.patch(at("/integrations/" + hook), Map.of("paused", true)).expect(200);
        var second = given.document(ann, "More " + UUID.randomUUID(), 2);
        var secondRun = given.run(ann, second, schema);
        given.stage(ann, secondRun, Given::note);
        confirm(0, 5);
        owner.post(
                        at("/runs/" + secondRun + "/confirm"),
                        Map.of("block_uids", List.of(second.blockUid(0), second.blockUid(1))))
                .expect(200);
        var push = at("/integrations/" + hook + "/push");
        assertThat(owner.post(push, Map.of()).expect(200).json().get("deliveries").asInt())
                .isEqualTo(2);
        assertThat(owner.post(push, Map.of()).expect(200).json().get("deliveries").asInt())
                .isZero();
        owner.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        var calls = receiver.await(2);
        assertThat(calls.get(0).lines()).isEqualTo(exported(0, 5));
        assertThat(calls.get(1).lines()).hasSize(2);
    }

    @Test
    void deliveriesStopWhereWhoeverSavedItIsNoOwnerAnyMore() throws Exception {
        var hook = hook("batch");
        var other = given.user("ben");
        given.join(ann, other, Role.OWNER);
        database.superuserJdbc()
                .sql(
                        "update app.project_members set role = 'editor' where project_id = ? and user_id = ?")
                .params(ann.projectId(), ann.userId())
                .update();
        confirm(0);
        var told = awaitNewest(hook, delivery -> !delivery.get("error").isNull());
        assertThat(told.get("error").asString()).contains("no longer an owner");
        assertThat(told.get("status").asString()).isEqualTo("waiting");
        assertThat(receiver.calls).isEmpty();
        var ben = Browser.program(port, given.token(other));
        ben.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        receiver.await(1);
    }

    @Test
    void aRunThatIsDeletedSendsNothing() throws Exception {
        var hook = hook("batch");
        owner.patch(at("/integrations/" + hook), Map.of("paused", true)).expect(200);
        confirm(0);
        owner.delete(at("/runs/" + run + "?confirmed=1")).expect(204);
        owner.patch(at("/integrations/" + hook), Map.of("paused", false)).expect(200);
        assertThat(awaitNewest(hook, status("cancelled")).get("error").asString())
                .isEqualTo("The run was deleted.");
        assertThat(receiver.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://0x7f000002/",
                "ftp://example.org/",
                "http://me:secret@example.org/",
                "file:///etc/passwd",
                "",
                "no address"
            })
    void anAddressThatLeadsInsideIsRefusedWhenItIsSaved(String url) {
        var answer = owner.post(at("/integrations"), wish("batch", Map.of("url", url))).expect(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/settings/url");
    }

    @Test
    void whatIsWrongWithTheSettingsIsSaidAtItsPlace() {
        var wish =
                wish(
                        "batch",
                        Map.of(
                                "auth",
                                "basic",
                                "signed",
                                true,
                                "headers",
                                List.of("Host", "Bad Name", "X-One")));
        wish.put("secrets", Map.of("header:X-One", "line\r\nbreak"));
        assertThat(
                        owner.post(at("/integrations"), wish)
                                .expect(422)
                                .json()
                                .get("errors")
                                .valueStream()
                                .map(error -> error.get("pointer").asString()))
                .contains(
                        "/settings/headers/0",
                        "/settings/headers/1",
                        "/secrets/header:X-One",
                        "/settings/username",
                        "/secrets/password",
                        "/secrets/signing_secret");
        wish.put("secrets", Map.of("unknown", "x"));
        owner.post(at("/integrations"), wish).expect(422);
        owner.post(at("/integrations"), wish("batch", Map.of("unknown", 1))).expect(422);
        wish = wish("batch", Map.of());
        wish.put("schema_id", UUID.randomUUID().toString());
        owner.post(at("/integrations"), wish).expect(404);
        wish = wish("batch", Map.of());
        wish.put("saved_by", UUID.randomUUID().toString());
        owner.post(at("/integrations"), wish).expect(422);
    }
}
