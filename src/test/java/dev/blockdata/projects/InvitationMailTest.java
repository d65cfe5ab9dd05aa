package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.Tenant;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.BaseUrl;
import dev.blockdata.http.HttpSettings;
import dev.blockdata.identity.OneTimeToken;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class InvitationMailTest {

    private static Invitations invitations(TestDatabase database, String mailServer) {
        var environment = new MockEnvironment().withProperty("spring.mail.host", mailServer);
        var settings = new HttpSettings("https://blocks.example.org/", null);
        return new Invitations(
                database.walls(),
                database.jdbc(),
                new InvitationLinks(new BaseUrl(settings, environment), environment));
    }

    private static Invitations.Invited invite(Invitations invitations, Tenant tenant) {
        var owner = new Member(tenant.user(), tenant.project(), Role.OWNER);
        return invitations.invite(owner, "vera@example.org", Role.EDITOR)
                        instanceof Invitations.Answer.Made(var made)
                ? made
                : null;
    }

    @Test
    void whereThereIsAMailServerTheLinkIsMailedAndNotShown() {
        try (var database = TestDatabase.fresh(2)) {
            var ann = Tenant.in(database, "ann");
            var invitations = invitations(database, "mail.example.org");

            assertThat(invite(invitations, ann).link()).isNull();

            var mail =
                    database.superuserJdbc()
                            .sql("select mail_id, recipient, subject, words, link from app.mails")
                            .query()
                            .singleRow();
            assertThat(mail.get("recipient")).isEqualTo("vera@example.org");
            assertThat(mail.get("subject")).isEqualTo("ann asks you into “ann”");
            assertThat(mail.get("link")).as("without its token").isEqualTo("/invitation#token=");
            var sent = OneTimeToken.random();
            assertThat(
                            database.workJdbc()
                                    .sql("select app.begin_link(:mail, :hash, true)")
                                    .param("mail", mail.get("mail_id"))
                                    .param("hash", sent.hash())
                                    .query(Boolean.class)
                                    .single())
                    .isTrue();
            var token = sent.text();
            var ben = Tenant.in(database, "ben");
            assertThat(invitations.accept(ben.user(), token))
                    .hasValue(new Invitations.Accepted(ann.project(), Role.EDITOR));
        }
    }

    @Test
    void whereThereIsNoneNothingIsMailed() {
        try (var database = TestDatabase.fresh(2)) {
            var ann = Tenant.in(database, "ann");

            assertThat(invite(invitations(database, ""), ann).link())
                    .startsWith("https://blocks.example.org/invitation#token=");

            assertThat(
                            database.superuserJdbc()
                                    .sql("select count(*) from app.mails")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }
}
