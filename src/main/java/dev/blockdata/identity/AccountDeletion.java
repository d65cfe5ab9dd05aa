package dev.blockdata.identity;

import dev.blockdata.database.Walls;
import dev.blockdata.storage.FileStore;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The end of an account: with the projects that are nobody else's, and never leaving others
/// without an owner. Its name and address in the history of others become "Deleted account".
@Component
class AccountDeletion {

    /// A project of this person alone, which goes with the account, or, with `others` in it, one of
    /// which they are the only owner, which stands in the way.
    record Tie(UUID projectId, String projectName, long documents, long confirmed, long others) {}

    private static final Logger LOG = LoggerFactory.getLogger(AccountDeletion.class);
    private static final int TRIES = 3;

    private final Walls walls;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FileStore files;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    AccountDeletion(
            Walls walls,
            JdbcClient jdbc,
            JsonMapper json,
            FileStore files,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.walls = walls;
        this.jdbc = jdbc;
        this.json = json;
        this.files = files;
        this.sessions = sessions;
        this.events = events;
    }

    List<Tie> ties(UUID userId) {
        return walls.as(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        select project_id, project_name, documents, confirmed, others from app.my_ties()
                                        """)
                                .query(Tie.class)
                                .list());
    }

    /// False where others would be left without an owner. The files go after the rows: what a crash
    /// between the two leaves is found by nobody, and swept.
    boolean delete(UUID userId) {
        JsonNode outcome = json.readTree(deleteRows(userId, 1));
        if (!outcome.path("deleted").asBoolean(false)) {
            return false;
        }
        sessions.endAll(userId);
        outcome.path("projects").forEach(project -> removeFiles(project.asString()));
        events.publishEvent(new AccountDeleted(userId, outcome.path("email").asString("")));
        return true;
    }

    /// Once more where places in projects changed hands at that very moment.
    private String deleteRows(UUID userId, int tries) {
        try {
            return walls.as(
                    userId,
                    () -> jdbc.sql("select app.delete_account()").query(String.class).single());
        } catch (ConcurrencyFailureException failure) {
            if (tries == TRIES) {
                throw failure;
            }
            return deleteRows(userId, tries + 1);
        }
    }

    private void removeFiles(String projectId) {
        try {
            files.deletePrefix(projectId + "/");
        } catch (IOException failure) {
            LOG.warn(
                    "The files of a deleted project are left to the sweeper: {}",
                    failure.toString());
        }
    }
}
