package dev.blockdata.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blockdata.database.ApplicationTest;
import dev.blockdata.http.Browser;
import dev.blockdata.storage.Content;
import dev.blockdata.storage.FileStore;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApplicationTest
class ProjectTest {

    private static final String PROJECTS = "/api/v1/projects";

    @LocalServerPort private int port;

    @Autowired private FileStore files;

    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Browser ann;
    private String project;

    @BeforeEach
    void aProjectOfAnn() {
        ann = Browser.signedIn(port, "ann");
        project =
                PROJECTS
                        + "/"
                        + id(ann.post(PROJECTS, Map.of("project_name", " Shelf ")).expect(201));
    }

    private static String id(Browser.Answer answer) {
        return answer.json().get("project_id").asString();
    }

    private Browser member(String role) {
        var browser = Browser.signedIn(port, role);
        var wish = Map.of("email", Circle.emailOf(browser), "role", role);
        var link =
                ann.post(project + "/invitations", wish).expect(202).json().get("link").asString();
        Circle.accept(browser, link.substring(link.indexOf('=') + 1)).expect(200);
        return browser;
    }

    @Test
    void aProjectIsMadeShownAndChanged() {
        var shown = ann.get(project).expect(200).json();
        assertThat(shown.propertyNames())
                .containsExactly(
                        "project_id",
                        "project_name",
                        "description",
                        "role",
                        "created_at",
                        "budget_usd");
        assertThat(shown.get("project_name").asString()).isEqualTo("Shelf");
        assertThat(shown.get("role").asString()).isEqualTo("owner");
        assertThat(shown.get("created_at").asString()).endsWith("Z");
        var changed =
                ann.patch(project, Map.of("description", "of specifications")).expect(200).json();
        assertThat(changed.get("project_name").asString()).isEqualTo("Shelf");
        assertThat(changed.get("description").asString()).isEqualTo("of specifications");
        assertThat(ann.get(project).json()).isEqualTo(changed);
    }

    @Test
    void theBudgetIsTheOwnersAlone() {
        assertThat(
                        ann.patch(project, Map.of("budget_usd", 2.5))
                                .expect(200)
                                .json()
                                .get("budget_usd"))
                .hasToString("2.5");
        member("editor").patch(project, Map.of("budget_usd", 9)).expect(403);
        ann.patch(project, Map.of("budget_usd", -1)).expect(422);
        ann.patch(project, Map.of("budget_usd", "much")).expect(422);
        var costs = member("viewer").get(project + "/costs").expect(200).json();
        assertThat(costs.get("budget_usd")).hasToString("2.5");
        assertThat(costs.get("cost_usd").asInt()).isZero();

        var without = ann.send("PATCH", project, "{\"budget_usd\": null}", Map.of());

        assertThat(without.expect(200).json().get("budget_usd").isNull()).isTrue();
    }

    @Test
    void badNamesAreRefused() {
        for (var name : new String[] {"", "  ", "a\nb", "x".repeat(201)}) {
            assertThat(
                            ann.post(PROJECTS, Map.of("project_name", name))
                                    .expect(422)
                                    .json()
                                    .get("errors")
                                    .get(0)
                                    .get("pointer")
                                    .asString())
                    .isEqualTo("/project_name");
            ann.patch(project, Map.of("project_name", name)).expect(422);
        }
        ann.post(PROJECTS, Map.of("project_name", "p", "role", "owner")).expect(422);
        ann.send("POST", PROJECTS, "{\"project_name\":\"a\\u0000\"}", Map.of()).expect(422);
    }

    @Test
    void theListHoldsOnesOwnInPages() {
        for (int i = 0; i < 4; i++) {
            ann.post(PROJECTS, Map.of("project_name", "more " + i)).expect(201);
        }
        var first = ann.get(PROJECTS + "?limit=3").expect(200).json();
        assertThat(first.get("items").size()).isEqualTo(3);
        var second =
                ann.get(PROJECTS + "?limit=3&cursor=" + first.get("next_cursor").asString())
                        .expect(200)
                        .json();
        assertThat(second.get("items").findValues("project_name").toString())
                .isEqualTo("[\"more 2\", \"more 3\"]");
        assertThat(second.get("next_cursor").isNull()).isTrue();
        assertThat(
                        Browser.signedIn(port, "ben")
                                .get(PROJECTS)
                                .expect(200)
                                .json()
                                .get("items")
                                .size())
                .isZero();
    }

    @Test
    void anothersProjectAndNoneLookTheSame() {
        var ben = Browser.signedIn(port, "ben");
        var none = PROJECTS + "/" + UUID.randomUUID();
        for (var tail : new String[] {"", "/members"}) {
            var foreign = ben.get(project + tail).expect(404);
            assertThat(foreign.problem()).isEqualTo("not-found");
            assertThat(foreign.response().body())
                    .isEqualTo(ben.get(none + tail).expect(404).response().body());
        }
        // Whatever is sent along: nobody hears of the body before they are in.
        for (var body : new String[] {"{\"project_name\":\"stolen\"}", "{", "{\"x\":1}"}) {
            assertThat(ben.send("PATCH", project, body, Map.of()).expect(404).text())
                    .isEqualTo(ben.send("PATCH", none, body, Map.of()).expect(404).text());
        }
        assertThat(ben.delete(project).expect(404).text())
                .isEqualTo(ben.delete(none).expect(404).text());
        assertThat(ann.get(project).json().get("project_name").asString()).isEqualTo("Shelf");
    }

    @Test
    void eachRoleDoesWhatItMay() {
        var viewer = member("viewer");
        viewer.get(project).expect(200);
        assertThat(viewer.patch(project, Map.of("project_name", "x")).expect(403).problem())
                .isEqualTo("role-too-low");
        member("reviewer").patch(project, Map.of("project_name", "x")).expect(403);
        var editor = member("editor");
        editor.patch(project, Map.of("project_name", "Edited")).expect(200);
        editor.delete(project).expect(403);
        var members = viewer.get(project + "/members").expect(200).json().get("items");
        assertThat(members.findValues("role").toString())
                .contains("owner", "viewer", "reviewer", "editor");
        assertThat(members.get(0).propertyNames())
                .containsExactly("user_id", "display_name", "email", "role", "created_at");
    }

    @Test
    void aDeletedProjectIsGoneWithItsFiles() throws Exception {
        var key = project.substring(PROJECTS.length() + 1) + "/abc";
        files.put(key, Content.of(new byte[] {1}));
        ann.delete(project + "?confirmed=many").expect(400);
        ann.delete(project).expect(204);
        assertThat(ann.get(project).expect(404).problem()).isEqualTo("not-found");
        assertThat(files.size(key)).isEmpty();
    }

    @Test
    void everyHandlerOfAProjectTakesAMember() {
        var without =
                requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                        .filter(route ->
                                route.getKey().getPatternValues().stream()
                                        .anyMatch(path -> path.contains("/projects/")))
                        .filter(route ->
                                Arrays.stream(route.getValue().getMethodParameters())
                                                .noneMatch(parameter ->
                                                        parameter.getParameterType()
                                                                == Member.class)
                                        || route.getKey().getPatternValues().stream()
                                                .anyMatch(path ->
                                                        !path.startsWith(
                                                                PROJECTS
                                                                        + "/{"
                                                                        + ProjectDoor.VARIABLE
                                                                        + "}")))
                        .map(Object::toString)
                        .toList();
        assertThat(without).isEmpty();
    }
}
