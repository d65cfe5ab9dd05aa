package dev.blockdata.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Every route of the OpenAPI document, with every id of another tenant, in path, query and body:
/// 404 with the very answer that an id of nothing gets, and nothing changed. Generated from the
/// document, so that a new route is covered by itself, and one with an id that this test does not
/// know fails it: then `belongings` has to make such a thing, or [#ATTACKED] to say what tries it.
/// What each role may is `RoleMatrixTest`'s.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantMatrixIT {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final String RUN = "/api/v1/projects/{project_id}/runs/{run_id}";
    private static final Map<String, String> NOWHERE =
            Map.of(
                    "block_uid",
                    "0123456789abcdef".repeat(4) + ":0",
                    "source_uid",
                    "0123456789abcdef".repeat(4),
                    "run_id",
                    "00000000-0000-4000-8000-000000000000");

    private static final Pattern NAMES_THINGS =
            Pattern.compile("_(id|ids|uid|uids)$|^(items|cursor|up_to|actor)$");

    /// By the matrix itself, but for cursors, which have a test of their own, `up_to`, which marks
    /// notices of whoever asks as seen, and `actor`, which narrows the log of one's own project.
    private static final Set<String> ATTACKED =
            Set.of(
                    "project_id",
                    "source_uid",
                    "schema_id",
                    "run_id",
                    "run_ids",
                    "block_uids",
                    "items",
                    "cursor",
                    "up_to",
                    "actor");

    private Product product;
    private Visitor ann;
    private Visitor ben;
    private Map<String, String> ofAnn;
    private Map<String, String> ofBen;
    private JsonNode api;

    @BeforeAll
    void twoTenants() throws Exception {
        product = Product.start();
        ann = Visitor.registered(product, "ann");
        ben = Visitor.registered(product, "ben");
        ofAnn = belongings(ann, "Ann's");
        ofBen = belongings(ben, "Ben's");
        api = ann.get("/v3/api-docs").expect(200).json();
    }

    @AfterAll
    void stop() throws Exception {
        product.close();
    }

    /// An object of each kind, with something staged and something confirmed.
    private static Map<String, String> belongings(Visitor who, String title) throws Exception {
        var ids = new LinkedHashMap<String, String>();
        ids.put(
                "project_id",
                who.post("/api/v1/projects", Map.of("project_name", title))
                        .expect(201)
                        .json()
                        .get("project_id")
                        .asString());
        var project = "/api/v1/projects/" + ids.get("project_id");
        var text = "# " + title + "\n\nThe client MUST answer.\n\nIt may also wait.\n";
        ids.put(
                "source_uid",
                who.upload(project + "/documents", "a.md", text.getBytes(StandardCharsets.UTF_8))
                        .expect(201)
                        .json()
                        .get("source_uid")
                        .asString());
        ids.put(
                "schema_id",
                who.post(
                                "/api/v1/schemas",
                                Map.of(
                                        "schema_ref",
                                        "s",
                                        "properties",
                                        Map.of("a", Map.of("type", "string"))))
                        .expect(201)
                        .json()
                        .get("schema_id")
                        .asString());
        for (int i = 0; i < 500; i++) {
            if (who.get(project + "/documents/" + ids.get("source_uid"))
                    .json()
                    .get("status")
                    .asString()
                    .equals("ingested")) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        ids.put(
                "run_id",
                who.post(
                                project + "/runs",
                                Map.of(
                                        "source_uid",
                                        ids.get("source_uid"),
                                        "schema_id",
                                        ids.get("schema_id")))
                        .expect(201)
                        .json()
                        .get("run_id")
                        .asString());
        var run = project + "/runs/" + ids.get("run_id");
        assertThat(
                        who.post(run + "/work", Map.of("batch_size", 2))
                                .expect(200)
                                .json()
                                .get("succeeded")
                                .asInt())
                .isEqualTo(2);
        ids.put(
                "block_uid",
                who.get(run + "/overlays").json().get("items").get(0).get("block_uid").asString());
        who.post(run + "/confirm", Map.of("block_uids", List.of(ids.get("block_uid")))).expect(200);
        ids.put(
                "export_id",
                who.post(project + "/exports", Map.of("schema_id", ids.get("schema_id")))
                        .expect(201)
                        .json()
                        .get("export_id")
                        .asString());
        var integrations = project + "/integrations";
        ids.put(
                "integration_id",
                who.post(
                                integrations,
                                Map.of(
                                        "kind",
                                        "webhook",
                                        "name",
                                        "h",
                                        "paused",
                                        true,
                                        "settings",
                                        Map.of("url", "https://192.0.32.7/hook")))
                        .expect(201)
                        .json()
                        .get("integration_id")
                        .asString());
        var integration = integrations + "/" + ids.get("integration_id");
        who.post(integration + "/push", Map.of()).expect(200);
        ids.put(
                "delivery_id",
                who.get(integration + "/deliveries")
                        .expect(200)
                        .json()
                        .at("/items/0/delivery_id")
                        .asString());
        ids.put(
                "invitation_id",
                who.post(
                                project + "/invitations",
                                Map.of("email", "nobody@example.org", "role", "viewer"))
                        .expect(202)
                        .json()
                        .get("invitation_id")
                        .asString());
        ids.put(
                "token_id",
                who.post("/api/v1/account/tokens", Map.of("name", "t"))
                        .expect(201)
                        .json()
                        .get("token_id")
                        .asString());
        ids.put(
                "session_id",
                who.get("/api/v1/account/sessions")
                        .expect(200)
                        .json()
                        .get("items")
                        .get(0)
                        .get("session_id")
                        .asString());
        // Every account has its own of this name.
        ids.put("provider", "anthropic");
        ids.put(
                "user_id",
                who.get("/api/v1/auth/session").json().get("user").get("user_id").asString());
        return ids;
    }

    @Test
    void everyRouteAnswers404ToAnothersIdsAndChangesNothing() {
        var before = pictureOf(ann, ofAnn);
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var route : api.get("paths").properties()) {
            var parameters = parametersIn(route.getKey());
            for (var operation : route.getValue().properties()) {
                if (!METHODS.contains(operation.getKey())) {
                    continue;
                }
                for (var ids : attacks(parameters, operation.getValue())) {
                    asked++;
                    var answer =
                            ask(ben, operation.getKey(), route.getKey(), ids, operation.getValue());
                    var nothing =
                            ask(
                                    ben,
                                    operation.getKey(),
                                    route.getKey(),
                                    nowhere(ids),
                                    operation.getValue());
                    if (!refused(answer)
                            || answer.status() != nothing.status()
                            || !answer.text().equals(nothing.text())) {
                        wrong.add(
                                operation.getKey()
                                        + " "
                                        + route.getKey()
                                        + " "
                                        + ids
                                        + " -> "
                                        + answer.status()
                                        + " "
                                        + answer.text()
                                        + ", and to nothing: "
                                        + nothing.text());
                    }
                }
            }
        }
        assertThat(wrong)
                .as("routes whose answer to ids of another tenant is not 404 as to nothing")
                .isEmpty();
        assertThat(asked).as("attacks made").isGreaterThan(40);
        assertThat(pictureOf(ann, ofAnn)).isEqualTo(before);
    }

    /// The same, with an id of nothing in the place of each of Ann's.
    private Map<String, String> nowhere(Map<String, String> ids) {
        var nowhere = new LinkedHashMap<>(ids);
        nowhere.replaceAll((name, id) ->
                id.equals(ofAnn.get(name)) && !name.equals("provider")
                        ? NOWHERE.getOrDefault(name, NOWHERE.get("run_id"))
                        : id);
        return nowhere;
    }

    /// In one's own run another's blocks are as unknown as blocks that are nowhere: the same
    /// answer, and neither tenant's things are touched.
    @Test
    void anothersBlocksInABodyAreUnknown() {
        var annsBefore = pictureOf(ann, ofAnn);
        var bensBefore = pictureOf(ben, ofBen);
        var asked = new TreeSet<String>();
        for (var route : api.get("paths").properties()) {
            var operation = route.getValue().path("post");
            for (var field : List.of("block_uids", "items")) {
                if (!inBody(operation, field)) {
                    continue;
                }
                asked.add(route.getKey() + " " + field);
                var answer =
                        ask(ben, "post", route.getKey(), naming(field, ofAnn), operation)
                                .expect(200)
                                .json();
                var nowhere =
                        ask(ben, "post", route.getKey(), naming(field, NOWHERE), operation)
                                .expect(200)
                                .json();
                assertThat(answer).as(route.getKey() + " " + field).isEqualTo(nowhere);
                assertThat(answer.at("/skipped/unknown").asInt()).isOne();
            }
        }
        assertThat(asked)
                .contains(
                        RUN + "/confirm block_uids",
                        RUN + "/confirm items",
                        RUN + "/reject block_uids",
                        RUN + "/reopen block_uids");
        assertThat(pictureOf(ann, ofAnn)).isEqualTo(annsBefore);
        assertThat(pictureOf(ben, ofBen)).isEqualTo(bensBefore);
    }

    /// Ben's own ids, and in this field of the body a block of somebody else.
    private Map<String, String> naming(String field, Map<String, String> whose) {
        var ids = new LinkedHashMap<>(ofBen);
        ids.put(field, whose.get("block_uid"));
        return ids;
    }

    /// That the matrix does ask what its name says: one's own project in the path, another's things
    /// in the body.
    @Test
    void foreignIdsStandInBodiesUnderOnesOwnProject() {
        var asked = new TreeSet<String>();
        for (var route : api.get("paths").properties()) {
            for (var operation : route.getValue().properties()) {
                for (var ids : attacks(parametersIn(route.getKey()), operation.getValue())) {
                    var body = body(route.getKey(), operation.getValue(), ids);
                    for (var id : List.of("source_uid", "schema_id")) {
                        if (ofBen.get("project_id").equals(ids.get("project_id"))
                                && ofAnn.get(id).equals(body.get(id))) {
                            asked.add(operation.getKey() + " " + route.getKey() + " " + id);
                        }
                    }
                }
            }
        }
        var project = "post /api/v1/projects/{project_id}";
        assertThat(asked)
                .contains(
                        project + "/runs source_uid",
                        project + "/runs schema_id",
                        project + "/apply-schema schema_id",
                        project + "/dispatch schema_id",
                        project + "/confirm schema_id");
    }

    /// A search has no id in its path to refuse: it answers as if another's things were nowhere.
    @Test
    void aSearchFindsNothingOfAnothers() {
        for (var id : List.of("source_uid", "run_id")) {
            var search = "/api/v1/locate?" + id + "=";
            assertThat(ann.get(search + ofAnn.get(id)).expect(200).text())
                    .as(id)
                    .contains(ofAnn.get("project_id"));
            assertThat(ben.get(search + ofAnn.get(id)).expect(200).json())
                    .as(id)
                    .isEqualTo(ben.get(search + NOWHERE.get(id)).expect(200).json());
        }
    }

    /// That no route names things by a query parameter or a field of its body that the matrix does
    /// not know how to attack with.
    @Test
    void everyIdInAQueryOrABodyIsOneThatTheMatrixKnows() {
        var unknown = new TreeSet<String>();
        for (var route : api.get("paths").properties()) {
            for (var operation : route.getValue().properties()) {
                if (!METHODS.contains(operation.getKey())) {
                    continue;
                }
                var names = new TreeSet<String>();
                for (var parameter : operation.getValue().path("parameters")) {
                    if (parameter.get("in").asString().equals("query")) {
                        names.add(parameter.get("name").asString());
                    }
                }
                bodySchema(operation.getValue())
                        .path("properties")
                        .propertyNames()
                        .forEach(names::add);
                names.removeAll(ATTACKED);
                names.stream()
                        .filter(name -> NAMES_THINGS.matcher(name).find())
                        .forEach(name ->
                                unknown.add(
                                        operation.getKey() + " " + route.getKey() + " " + name));
            }
        }
        assertThat(unknown)
                .as("ids that nothing attacks: teach the matrix, or say in ATTACKED what does")
                .isEmpty();
    }

    /// A cursor is a place in one's own list; another's leads nowhere near their things.
    @Test
    void anothersCursorShowsNothingOfTheirs() {
        int tried = 0;
        for (var route : api.get("paths").properties()) {
            var get = route.getValue().path("get");
            if (!inQuery(get, "cursor") || route.getKey().contains("{provider}")) {
                continue;
            }
            var anns = ask(ann, "get", route.getKey(), ofAnn, get).json().path("next_cursor");
            var cursor = anns.isString() ? anns.asString() : cursorOfOne(route.getKey(), get);
            if (cursor == null) {
                continue;
            }
            var path = pathOf(route.getKey(), ofBen, get);
            var answer = ben.get(path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
            // Ann is the operator; to others those lists are not there.
            List<Integer> right =
                    route.getKey().contains("/operator/") ? List.of(404) : List.of(200, 400, 422);
            assertThat(answer.status()).as(route.getKey()).isIn(right);
            assertThat(answer.text()).as(route.getKey()).doesNotContain(ofAnn.get("source_uid"));
            assertThat(answer.text()).as(route.getKey()).doesNotContain(ofAnn.get("project_id"));
            tried++;
        }
        assertThat(tried).as("lists with more than one page").isGreaterThan(1);
    }

    /// Of Ann's list a page at a time.
    private @Nullable String cursorOfOne(String route, JsonNode get) {
        var path = pathOf(route, ofAnn, get);
        var next =
                ann.get(path + (path.contains("?") ? "&" : "?") + "limit=1")
                        .json()
                        .path("next_cursor");
        return next.isString() ? next.asString() : null;
    }

    @Test
    void theSameRoutesAnswerTheirOwner() {
        int good = 0;
        for (var route : api.get("paths").properties()) {
            var get = route.getValue().get("get");
            if (get == null
                    || parametersIn(route.getKey()).isEmpty()
                    || route.getKey().endsWith("/events")
                    || route.getKey().endsWith("/{provider}")) {
                continue;
            }
            var answer = ask(ann, "get", route.getKey(), ofAnn, get);
            assertThat(answer.status())
                    .as("GET " + route.getKey() + ": " + answer.text())
                    .isIn(200, 409);
            good++;
        }
        assertThat(good).isGreaterThan(10);
    }

    /// All ids another's; and one's own project with another's things in it. None for the search,
    /// which has a test of its own.
    private List<Map<String, String>> attacks(TreeSet<String> inPath, JsonNode operation) {
        if (operation.path("operationId").asString().equals("locate")) {
            return List.of();
        }
        var named = new TreeSet<>(inPath);
        for (var id : List.of("project_id", "source_uid", "schema_id", "run_id")) {
            if (inQuery(operation, id) || inBody(operation, id)) {
                named.add(id);
            }
        }
        if (inBody(operation, "run_ids")) {
            named.add("run_id");
        }
        named.remove("provider");
        if (named.isEmpty()) {
            return List.of();
        }
        var attacks = new ArrayList<Map<String, String>>();
        attacks.add(ofAnn);
        for (var id : named) {
            var mixed = new LinkedHashMap<>(ofBen);
            mixed.put(id, ofAnn.get(id));
            // Another's document is the same as one's own where the bytes are; here they differ by
            // the title.
            attacks.add(mixed);
        }
        return attacks;
    }

    private TreeSet<String> parametersIn(String path) {
        var found = new TreeSet<String>();
        var matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            assertThat(ofAnn)
                    .as("an id that the matrix does not know, in " + path)
                    .containsKey(matcher.group(1));
            found.add(matcher.group(1));
        }
        return found;
    }

    private static boolean inQuery(JsonNode operation, String name) {
        for (var parameter : operation.path("parameters")) {
            if (parameter.get("in").asString().equals("query")
                    && parameter.get("name").asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean inBody(JsonNode operation, String name) {
        return bodySchema(operation).path("properties").has(name);
    }

    private JsonNode bodySchema(JsonNode operation) {
        var schema = operation.at("/requestBody/content/application~1json/schema");
        var reference = schema.path("$ref");
        return reference.isString() ? api.at(reference.asString().substring(1)) : schema;
    }

    private Visitor.Answer ask(
            Visitor who, String method, String path, Map<String, String> ids, JsonNode operation) {
        var target = pathOf(path, ids, operation);
        if (operation.has("requestBody")
                && operation.at("/requestBody/content").has("multipart/form-data")) {
            return who.upload(target, "b.md", "# stolen".getBytes(StandardCharsets.UTF_8));
        }
        if (!operation.has("requestBody")) {
            return who.send(method.toUpperCase(java.util.Locale.ROOT), target, null, null);
        }
        return who.json(
                method.toUpperCase(java.util.Locale.ROOT), target, body(path, operation, ids));
    }

    private static String pathOf(String path, Map<String, String> ids, JsonNode operation) {
        var matcher = PARAMETER.matcher(path);
        var target = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(target, ids.get(matcher.group(1)));
        }
        matcher.appendTail(target);
        char separator = '?';
        for (var id : List.of("project_id", "source_uid", "schema_id", "run_id")) {
            if (inQuery(operation, id)) {
                target.append(separator).append(id).append('=').append(ids.get(id));
                separator = '&';
            }
        }
        return target.toString();
    }

    /// A body that would be right if the ids were one's own.
    private Map<String, Object> body(String path, JsonNode operation, Map<String, String> ids) {
        var body = new LinkedHashMap<String, Object>();
        for (var id : List.of("source_uid", "schema_id", "run_id")) {
            if (inBody(operation, id)) {
                body.put(id, ids.get(id));
            }
        }
        if (inBody(operation, "run_ids")) {
            body.put("run_ids", List.of(ids.get("run_id")));
        }
        if (ids.containsKey("items")) {
            body.put("items", List.of(Map.of("block_uid", ids.get("items"), "revision", 2)));
        } else if (inBody(operation, "block_uids")) {
            body.put("block_uids", List.of(ids.getOrDefault("block_uids", ids.get("block_uid"))));
        }
        if (path.endsWith("/reject")) {
            body.put("to", "rejected");
        }
        if (path.endsWith("/overlays/{block_uid}")) {
            body.put("data", Map.of("a", "stolen"));
            body.put("revision", 2);
        }
        if (path.contains("/members/") || path.endsWith("/invitations")) {
            body.put("role", "viewer");
        }
        if (path.endsWith("/invitations")) {
            body.put("email", "stolen@example.org");
        }
        if (path.equals("/api/v1/projects/{project_id}")) {
            body.put("project_name", "stolen");
        }
        if (path.endsWith("/documents/{source_uid}")) {
            body.put("doc_title", "stolen");
        }
        return body;
    }

    private static boolean refused(Visitor.Answer answer) {
        return answer.status() == 404 && "not-found".equals(slug(answer));
    }

    private static String slug(Visitor.Answer answer) {
        var type = answer.json().path("type").asString("");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /// What Ann sees of her things.
    private static String pictureOf(Visitor who, Map<String, String> ids) {
        var project = "/api/v1/projects/" + ids.get("project_id");
        return String.join(
                "\n",
                who.get(project).expect(200).text(),
                who.get(project + "/documents").expect(200).text(),
                who.get(project + "/runs").expect(200).text(),
                who.get(project + "/members").expect(200).text(),
                who.get(project + "/invitations").expect(200).text(),
                who.get(project + "/costs").expect(200).text(),
                who.get("/api/v1/account/model-keys").expect(200).text(),
                who.get(project + "/runs/" + ids.get("run_id") + "/overlays")
                        .expect(200)
                        .json()
                        .get("items")
                        .toString(),
                who.get("/api/v1/schemas").expect(200).text(),
                who.get("/api/v1/account/tokens")
                        .expect(200)
                        .json()
                        .get("items")
                        .findValues("token_id")
                        .toString());
    }
}
