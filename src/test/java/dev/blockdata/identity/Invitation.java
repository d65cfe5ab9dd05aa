package dev.blockdata.identity;

import dev.blockdata.database.TestDatabase;
import java.util.UUID;

/// An invitation as the database holds it.
final class Invitation {

    private Invitation() {}

    static OneTimeToken make(TestDatabase database, String project, String email, String validity) {
        var token = OneTimeToken.random();
        database.superuserJdbc()
                .sql(
                        """
                        insert into app.invitations (project_id, invitation_id, email, role, token_hash, invited_by, expires_at)
                        select p.project_id, :id, :email, 'viewer', :hash, p.created_by, now() + cast(:validity as interval)
                          from app.projects p where p.project_id = :project
                        """)
                .param("id", UUID.randomUUID())
                .param("email", email)
                .param("hash", token.hash())
                .param("validity", validity)
                .param("project", UUID.fromString(project))
                .update();
        return token;
    }
}
