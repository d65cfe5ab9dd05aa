package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blockdata.database.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class IdentitiesTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh(20);
    private static final WaysIn WAYS =
            new WaysIn() {
                @Override
                public List<Way> offered() {
                    return List.of();
                }

                @Override
                public String name(String provider) {
                    return "the " + provider;
                }
            };

    private static final Source HERE = new Source("192.0.2.1", "a browser");

    private final Identities identities = new Identities(DATABASE.walls(), DATABASE.jdbc(), WAYS);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static ProvenIdentity somebody(String provider) {
        var subject = UUID.randomUUID().toString();
        return of(provider, subject, subject + "@example.org");
    }

    private static ProvenIdentity of(String provider, String subject, String email) {
        return new ProvenIdentity(
                provider, "https://" + provider + ".example", subject, email, true, "Somebody");
    }

    private UUID user() {
        var made = identities.signIn(somebody("google"), "Somebody", "open", false, HERE);
        assertThat(made.outcome()).isEqualTo("made");
        return made.userId();
    }

    private String outcome(ProvenIdentity identity, String registration) {
        return identities.signIn(identity, "Somebody", registration, false, HERE).outcome();
    }

    @Test
    void whereNotEverybodyMayAnInvitationToThisAddressLetsIn() {
        user();
        var stranger = somebody("github");
        assertThat(outcome(stranger, "invited")).isEqualTo("closed");
        assertThat(outcome(stranger, "closed")).isEqualTo("closed");
        invite(stranger.email(), "-1 minute");
        assertThat(outcome(stranger, "invited")).as("too late").isEqualTo("closed");
        invite(stranger.email(), "1 day");
        assertThat(outcome(stranger, "closed")).isEqualTo("closed");
        var unproven =
                new ProvenIdentity(
                        "github", stranger.issuer(), "x", stranger.email(), false, "Somebody");
        assertThat(outcome(unproven, "invited")).isEqualTo("unconfirmed");
        assertThat(outcome(stranger, "invited")).isEqualTo("made");
        assertThat(outcome(stranger, "closed")).as("from then on").isEqualTo("known");
    }

    private void invite(String email, String lasts) {
        var inviter = user();
        var project = UUID.randomUUID();
        DATABASE.walls()
                .as(
                        inviter,
                        () ->
                                DATABASE.jdbc()
                                        .sql("select app.create_project(:project, 'p', '')")
                                        .param("project", project)
                                        .query()
                                        .listOfRows());
        DATABASE.superuserJdbc()
                .sql(
                        """
                        insert into app.invitations (project_id, invitation_id, email, role, token_hash, invited_by, expires_at)
                        values (:project, gen_random_uuid(), :email, 'viewer', sha256(cast(gen_random_uuid()::text as bytea)), :inviter,
                                now() + cast(:lasts as interval))\
                        """)
                .param("project", project)
                .param("email", email)
                .param("inviter", inviter)
                .param("lasts", lasts)
                .update();
    }

    @Test
    void ofManyAnswersForOneNewcomerOneMakesTheAccount() throws Exception {
        var newcomer = somebody("oidc");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Identities.Answer> come =
                    () -> identities.signIn(newcomer, "Somebody", "open", false, HERE);
            var answers =
                    threads.invokeAll(java.util.Collections.nCopies(10, come)).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers)
                    .extracting(Identities.Answer::userId)
                    .hasSize(10)
                    .containsOnly(answers.getFirst().userId());
            assertThat(answers).filteredOn(answer -> answer.outcome().equals("made")).hasSize(1);
        }
    }

    @Test
    void twoThatAreTakenAwayAtOnceLeaveOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            var owner = user();
            assertThat(identities.link(owner, somebody("github"))).isTrue();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var gone =
                        threads
                                .invokeAll(
                                        List.<Callable<Identities.Unlinked>>of(
                                                () -> identities.unlink(owner, "google"),
                                                () -> identities.unlink(owner, "github")))
                                .stream()
                                .map(Future::resultNow)
                                .toList();
                assertThat(gone)
                        .containsExactlyInAnyOrder(
                                Identities.Unlinked.GONE, Identities.Unlinked.LAST);
            }
            assertThat(identities.of(owner)).hasSize(1);
        }
    }

    @Test
    void anIdentityIsIssuerAndSubjectTogetherAndOneAccounts() {
        var ann = user();
        var ben = user();
        var here = of("oidc", "4711", "a@example.org");
        assertThat(identities.link(ann, here)).isTrue();
        assertThat(identities.link(ben, here)).isFalse();
        assertThat(identities.link(ben, of("github", "4711", "a@example.org"))).isTrue();
        assertThat(identities.of(ben))
                .extracting(Identities.IdentityView::name)
                .containsExactly("the github", "the google");
    }

    @Test
    void whoHasTheSameSubjectAtAnotherIssuerIsSomebodyElse() {
        var here = somebody("oidc");
        var elsewhere = of("google", here.subject(), "elsewhere-" + here.email());
        var first = identities.signIn(here, "Somebody", "open", false, HERE);
        var other = identities.signIn(elsewhere, "Somebody", "open", false, HERE);
        assertThat(other.outcome()).isEqualTo("made");
        assertThat(other.userId()).isNotEqualTo(first.userId());
        assertThat(identities.signIn(here, "Somebody", "open", false, HERE).userId())
                .isEqualTo(first.userId());
    }

    @Test
    void theTableIsReadByNobody() {
        assertThatThrownBy(() ->
                        DATABASE.walls()
                                .as(
                                        user(),
                                        () ->
                                                DATABASE.jdbc()
                                                        .sql("select * from app.identities")
                                                        .query()
                                                        .listOfRows()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() ->
                        DATABASE.walls()
                                .anonymously(() ->
                                        DATABASE.jdbc()
                                                .sql(
                                                        "select app.link_identity('i', 's', 'oidc', null)")
                                                .query(Boolean.class)
                                                .single()))
                .hasStackTraceContaining("not found");
    }
}
