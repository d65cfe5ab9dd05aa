package dev.blockdata.projects;

import dev.blockdata.http.Browser;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A project and the people in it, who came in as people do: by invitation.
public final class Circle {

    private static final String PROJECTS = "/api/v1/projects";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final Browser owner;
    private final String project;

    public Circle(int port, String owner) {
        this.port = port;
        this.owner = Browser.signedIn(port, owner);
        this.project =
                PROJECTS
                        + "/"
                        + this.owner
                                .post(PROJECTS, Map.of("project_name", "Shelf"))
                                .expect(201)
                                .json()
                                .get("project_id")
                                .asString();
    }

    public Browser owner() {
        return owner;
    }

    /// Its path.
    public String at() {
        return project;
    }

    public String id() {
        return project.substring(PROJECTS.length() + 1);
    }

    /// Somebody new, who comes in with this role.
    public Browser join(String name, String role) {
        var somebody = Browser.signedIn(port, name);
        accept(somebody, invite(emailOf(somebody), role)).expect(200);
        return somebody;
    }

    /// The token of a new link.
    public String invite(String email, String role) {
        var link =
                owner.post(project + "/invitations", Map.of("email", email, "role", role))
                        .expect(202)
                        .json()
                        .get("link")
                        .asString();
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }

    public static Browser.Answer accept(Browser who, String token) {
        return who.post("/api/v1/invitations/accept", Map.of("token", token));
    }

    public static Browser.Answer look(Browser who, String token) {
        return who.post("/api/v1/invitations/look", Map.of("token", token));
    }

    public static Browser.Answer put(Browser who, String path, Object body) {
        return who.send("PUT", path, JSON.writeValueAsString(body), Map.of());
    }

    public String memberPath(Browser somebody) {
        return project + "/members/" + idOf(somebody);
    }

    public Browser.Answer setRole(Browser by, Browser of, String role) {
        return put(by, memberPath(of), Map.of("role", role));
    }

    public static String idOf(Browser somebody) {
        return somebody.get("/api/v1/account").expect(200).json().get("user_id").asString();
    }

    public static String emailOf(Browser somebody) {
        return somebody.get("/api/v1/account").expect(200).json().get("email").asString();
    }

    /// An integration that sends nothing, and its id.
    String pausedHook() {
        return owner().post(
                        at() + "/integrations",
                        Map.of(
                                "kind",
                                "webhook",
                                "name",
                                "Hook",
                                "paused",
                                true,
                                "settings",
                                Map.of("url", "https://192.0.32.7/hook")))
                .expect(201)
                .json()
                .get("integration_id")
                .asString();
    }
}
