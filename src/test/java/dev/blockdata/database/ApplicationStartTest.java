package dev.blockdata.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class ApplicationStartTest {

    @LocalServerPort private int port;

    @Autowired private Walls walls;

    @Autowired private JdbcClient jdbc;

    @Autowired
    @Qualifier("work") private JdbcClient workJdbc;

    @Autowired private TestDatabase database;

    @Test
    void healthIsAskedWithoutDetails() throws Exception {
        for (var probe : new String[] {"liveness", "readiness"}) {
            var answer = get("/actuator/health/" + probe);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void theBeansAreOnTheTestsOwnDatabase() {
        var somebody = UUID.randomUUID();
        database.superuserJdbc()
                .sql(
                        "insert into app.users (user_id, email, display_name) values (:id, :email, 'Somebody')")
                .param("id", somebody)
                .param("email", somebody + "@example.org")
                .update();
        assertThat(
                        walls.as(
                                somebody,
                                () ->
                                        jdbc.sql("select user_id from app.users")
                                                .query(UUID.class)
                                                .list()))
                .containsExactly(somebody);
        assertThat(workJdbc.sql("select current_user").query(String.class).single())
                .isEqualTo("blockdata_worker");
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
