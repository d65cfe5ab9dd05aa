package dev.blockdata.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.http.Browser.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ApplicationTest
@TestPropertySource(properties = "blockdata.registration=invited")
class InvitedRegistrationTest {

    @LocalServerPort private int port;
    @Autowired private TestDatabase database;

    private Answer register(String email, String invitation) {
        var body =
                new HashMap<String, String>(
                        Map.of(
                                "email",
                                email,
                                "password",
                                Browser.PASSWORD,
                                "display_name",
                                "n",
                                "invitation",
                                invitation));
        body.values().removeIf(String::isEmpty);
        return Browser.stranger(port).post("/api/v1/auth/register", body);
    }

    @Test
    void strangersComeInByAnInvitationOfTheirsAlone() {
        // The very first account needs none.
        var host = Browser.stranger(port).registerAndSignIn("host@example.org");
        var project =
                host.post("/api/v1/projects", Map.of("project_name", "p"))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString();
        var good = Invitation.make(database, project, "guest@example.org", "7 days").text();
        var old = Invitation.make(database, project, "late@example.org", "-1 second").text();

        assertThat(register("guest@example.org", "").expect(403).problem())
                .isEqualTo("registration-closed");
        register("guest@example.org", "made-up").expect(403);
        register("guest@example.org", "x".repeat(10_000)).expect(403);
        register("thief@example.org", good).expect(403);
        register("late@example.org", old).expect(403);
        // Who has an account is not told to those who are not let in.
        assertThat(register("host@example.org", good).expect(403).problem())
                .isEqualTo("registration-closed");

        register("Guest@example.org", good).expect(201);
        var guest = Browser.stranger(port).signIn("guest@example.org", Browser.PASSWORD);
        // Without mail the link went through the host's hands: it proves no address.
        assertThat(guest.get("/api/v1/account").json().get("email_confirmed").asBoolean())
                .isFalse();
    }
}
