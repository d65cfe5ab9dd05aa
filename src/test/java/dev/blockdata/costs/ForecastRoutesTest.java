package dev.blockdata.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.database.TestDatabase;
import dev.blockdata.http.Browser;
import dev.blockdata.projects.Member;
import dev.blockdata.review.Given;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class ForecastRoutesTest {

    private static final String ROUTED =
            """
            {"schema_ref": "routed", "properties": {"note": {"type": "string"}},
             "prompt_config": {"model": "gpt-4.1", "routing": [{"max_chars": 12, "model": "gpt-4.1-mini"}]}}
            """;

    @LocalServerPort private int port;

    @Autowired private TestDatabase database;

    private Given given;
    private Member ann;
    private Browser browser;

    @BeforeEach
    void start() {
        given = new Given(database);
        ann = given.project(given.user("Ann"));
        browser = Browser.program(port, given.token(ann.userId()));
    }

    private String forecast(UUID schema) {
        return "/api/v1/projects/" + ann.projectId() + "/forecast?schema_id=" + schema;
    }

    @Test
    void theForecastFollowsTheRoutesAndSaysWhatItDoesNotKnow() {
        // "Doc says 0" to "Doc says 999": ten characters and more.
        given.document(ann, "Doc", 1100);
        UUID schema = given.schema(ann.userId(), ROUTED);

        var said = browser.get(forecast(schema)).expect(200).json();

        assertThat(said.get("blocks").asInt()).isEqualTo(1100);
        assertThat(said.get("documents").asInt()).isEqualTo(1);
        assertThat(said.get("basis").asString()).isEqualTo("estimate");
        assertThat(said.get("model").asString()).isEqualTo("gpt-4.1");
        assertThat(said.get("routing")).hasSize(2);
        assertThat(said.at("/routing/0/model").asString()).isEqualTo("gpt-4.1-mini");
        assertThat(said.at("/routing/0/blocks").asInt()).isEqualTo(1000);
        assertThat(said.at("/routing/1/blocks").asInt()).isEqualTo(100);
        assertThat(said.get("cost_usd").asDouble())
                .isPositive()
                .isBetween(said.get("low_usd").asDouble(), said.get("high_usd").asDouble());
        assertThat(said.get("warnings").toString()).contains("no key");

        var one = browser.get(forecast(schema) + "&model=offline").expect(200).json();
        assertThat(one.get("cost_usd").asDouble()).isZero();
        assertThat(one.get("warnings")).isEmpty();
        assertThat(one.get("routing")).hasSize(1);

        var unknown = browser.get(forecast(schema) + "&model=mine:big").expect(200).json();
        assertThat(unknown.get("cost_usd").isNull()).isTrue();
        assertThat(unknown.get("warnings").toString()).contains("price");
    }

    @Test
    void anothersIdsAreNotThere() {
        Member ben = given.project(given.user("Ben"));
        UUID bens = given.schema(ben.userId(), Given.NOTES);
        browser.get(forecast(bens)).expect(404);
        UUID mine = given.schema(ann.userId(), Given.NOTES);
        UUID other = given.schema(ann.userId(), Given.STRICT);
        UUID run = given.run(ann, given.document(ann, "D", 2), mine);
        browser.get(forecast(mine) + "&run_id=" + UUID.randomUUID()).expect(404);
        browser.get(forecast(other) + "&run_id=" + run).expect(422);
        assertThat(browser.get(forecast(mine) + "&run_id=" + run).expect(200).json().get("blocks"))
                .hasToString("2");
    }
}
