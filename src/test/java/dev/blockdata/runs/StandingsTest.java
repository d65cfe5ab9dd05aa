package dev.blockdata.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class StandingsTest {

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    @Test
    void eachProjectSaysWhatItHoldsAndWhatIsLeftInItsEffectiveRuns() {
        RunDesk desk = new RunDesk(port, database);
        var empty = desk.given.project(desk.user);
        String cancelled = desk.run(3);
        desk.owner.post(cancelled + "/cancel", java.util.Map.of()).expect(200);
        desk.run(2);
        desk.run(5);

        List<JsonNode> all =
                desk.owner
                        .get("/api/v1/standings")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .toList();
        JsonNode busy = of(all, desk.project.toString());

        assertThat(all).hasSize(2);
        assertThat(busy.get("documents").asInt()).isEqualTo(3);
        assertThat(busy.get("runs").asInt()).isEqualTo(3);
        assertThat(busy.get("pending").asInt()).isEqualTo(7);
        assertThat(busy.get("staged").asInt()).isZero();
        assertThat(of(all, empty.toString()).get("documents").asInt()).isZero();
    }

    @Test
    void theProjectsOfOthersAreNotAmongThem() {
        new RunDesk(port, database).run(1);

        Browser stranger = Browser.signedIn(port, "stranger");

        assertThat(stranger.get("/api/v1/standings").expect(200).json().get("items")).isEmpty();
    }

    private static JsonNode of(List<JsonNode> all, String project) {
        return all.stream()
                .filter(each -> each.get("project_id").asString().equals(project))
                .findFirst()
                .orElseThrow();
    }
}
