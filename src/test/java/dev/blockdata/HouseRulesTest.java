package dev.blockdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The rules of the house that a compiler does not check.
class HouseRulesTest {

    private static final Path MAIN = Path.of("src/main/java/dev/blockdata");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.blockdata");

    /// The packages in levels: each may know those of the levels before its own.
    private static final List<Set<String>> LEVELS =
            List.of(
                    Set.of("blocks", "outbound", "http", "database"),
                    Set.of("storage"),
                    Set.of("docling", "identity"),
                    Set.of("convert"),
                    Set.of("pandoc", "oauth", "projects", "schemas", "notices", "settings", "web"),
                    Set.of("models", "documents", "realtime"),
                    Set.of("ingest", "runs", "keys", "export"),
                    Set.of("costs", "review"),
                    Set.of("worker", "integrations", "reconstruct"));

    /// Who alone may call the database's verbs of a noun: a class of each package.
    private static final Map<String, List<String>> CALLERS =
            Map.ofEntries(
                    Map.entry(
                            "app\\.(claim|claim_dispatched|settle|beat|reap|dispatchable|pause_unworkable|take_up|flush|feed_trim)\\(",
                            List.of("worker")),
                    Map.entry(
                            "app\\.(edit|confirm|confirm_project|reject|reopen|retry_failed|retry_failed_project)\\(",
                            List.of("review")),
                    Map.entry(
                            "app\\.(create_run|apply_schema|change_run|cancel_run|release_claims|pause_run|resume_run|dispatch_runs|delete_run)\\(",
                            List.of("runs", "worker")),
                    Map.entry(
                            "app\\.(claim_ingest|keep_ingest|finish_ingest|fail_ingest)\\(",
                            List.of("ingest")),
                    Map.entry(
                            "app\\.(add_document|add_document_again|retry_document|rename_document|delete_document)\\(",
                            List.of("documents", "ingest")),
                    Map.entry(
                            "app\\.(request_export|cancel_export|claim_export|keep_export|finish_export|fail_export|expire_exports)\\(",
                            List.of("export")),
                    Map.entry(
                            "app\\.(save_integration|delete_integration|push_integration|change_delivery|replay_failed|claim_deliveries|keep_delivery|end_delivery|"
                                    + "forget_deliveries|integrations_sealed_before|reseal_integration)\\(",
                            List.of("integrations")),
                    Map.entry(
                            "app\\.(sign_in_identity|link_identity|unlink_identity|my_identities)\\(",
                            List.of("identity")),
                    Map.entry("app\\.(register_schema|delete_schema)\\(", List.of("schemas")),
                    Map.entry(
                            "app\\.(list_prices|add_price|set_platform_budget)\\(",
                            List.of("costs")),
                    Map.entry(
                            "app\\.(tell_ends|my_notices|see_notices|claim_mails|mail_done|mail_later|begin_link)\\(",
                            List.of("notices")),
                    Map.entry(
                            "app\\.(register_account|sign_in_candidate|my_account|my_password_hash|change_password|token_owner|invited|"
                                    + "ask_for_letter|link_is_good|confirm_email|reset_password|my_ties|delete_account|note_account_event|"
                                    + "my_account_events|attempt|take_attempt_back|sign_in_failed|sweep_accounts)\\(",
                            List.of("identity")),
                    Map.entry(
                            "app\\.(create_project|delete_project|set_project_budget|earlier_answer|keep_answer|trim_answers|change_project|set_member_role|remove_member|"
                                    + "invite|project_invitations|withdraw_invitation|look_at_invitation|accept_invitation|"
                                    + "note_departure|project_log)\\(",
                            List.of("projects")),
                    Map.entry(
                            "app\\.(take_turns|note_answers|hold_key|set_key_aside|readmit_key|claim_probe|paces|forget_paces|"
                                    + "save_model_key|delete_model_key|my_model_keys|model_key_of|reseal_model_key|model_keys_sealed_before)\\(",
                            List.of("keys")),
                    Map.entry("app\\.abandon_claims\\(", List.of("database")),
                    Map.entry(
                            "app\\.(begin_marking_store|store_marked|known_store)\\(",
                            List.of("storage")));

    /// What changes nothing, and anybody may ask of the database.
    private static final Set<String> QUESTIONS =
            Set.of(
                    "documents_behind",
                    "documents_without_run",
                    "effective_runs",
                    "feed_after",
                    "feed_document",
                    "feed_knows",
                    "feed_open",
                    "feed_overlays",
                    "feed_run",
                    "folded",
                    "is_member",
                    "list_deliveries",
                    "list_integrations",
                    "locate",
                    "mark",
                    "may_ask",
                    "my_project",
                    "my_role",
                    "names_in_project",
                    "neighbours",
                    "owns_schema",
                    "project_spend",
                    "schema_of_run",
                    "schema_standings",
                    "schema_uses",
                    "spreadsheet_text",
                    "standings",
                    "unknown_documents",
                    "unknown_exports",
                    "unpriced_words");

    private static final Pattern MAKES =
            Pattern.compile("(?m)^create table (?:if not exists )?(?:app\\.)?(\\w+)");

    private static final Pattern CALLS = Pattern.compile("\\bapp\\.([a-z0-9_]+)\\(");

    private static final Pattern WRITES =
            Pattern.compile("(?i)\\b(insert into|update|delete from)\\s+app\\.(\\w+)");

    /// The few tables that Java writes itself, and where.
    private static final Map<String, String> WRITERS =
            Map.of(
                    "users",
                    "identity",
                    "personal_tokens",
                    "identity",
                    "wall_keys",
                    "database",
                    "spring_session",
                    "identity");

    @Test
    void packagesKnowEachOtherOneWayOnly() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void arrowsOnlyGoUpTheLevels() {
        var wrong = new TreeSet<String>();
        CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .forEach(arrow -> {
                    var from = packageOf(arrow.getOriginClass());
                    var to = packageOf(arrow.getTargetClass().getBaseComponentType());
                    if (!from.isEmpty()
                            && !to.isEmpty()
                            && !from.equals(to)
                            && level(to) >= level(from)) {
                        wrong.add(from + " knows " + to);
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /// Empty for what is not the product's, and for the application itself.
    private static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith("dev.blockdata.") ? name.split("\\.")[2] : "";
    }

    private static int level(String name) {
        for (int level = 0; level < LEVELS.size(); level++) {
            if (LEVELS.get(level).contains(name)) {
                return level;
            }
        }
        throw new AssertionError(name + " has no level");
    }

    @Test
    void blocksArePureText() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("..blocks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.sql..", "tools.jackson..", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void theDatabasesVerbsAreCalledByTheirNounAlone() throws IOException {
        var wrong = new TreeSet<String>();
        for (var file : sources()) {
            var text = Files.readString(file);
            CALLERS.forEach((verb, packages) -> {
                if (Pattern.compile(verb).matcher(text).find()
                        && !packages.contains(packageOf(file))) {
                    wrong.add(file + " calls " + verb);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyVerbHasItsCallers() throws IOException {
        var nobodys = new TreeSet<String>();
        for (var file : sources()) {
            var calls = CALLS.matcher(Files.readString(file));
            while (calls.find()) {
                var call = calls.group();
                if (!QUESTIONS.contains(calls.group(1))
                        && CALLERS.keySet().stream().noneMatch(call::matches)) {
                    nobodys.add(file + " calls " + call);
                }
            }
        }
        assertThat(nobodys).isEmpty();
    }

    @Test
    void everyTableHasItsPackageInTheArchitecture() throws IOException {
        var architecture = Files.readString(Path.of("ARCHITECTURE.md"));
        assertThat(tables())
                .hasSizeGreaterThan(30)
                .allMatch(table ->
                        Pattern.compile("\\b" + table + "\\b").matcher(architecture).find());
    }

    private static Set<String> tables() throws IOException {
        var tables = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.toList()) {
                MAKES.matcher(Files.readString(file))
                        .results()
                        .forEach(made -> tables.add(made.group(1)));
            }
        }
        return tables;
    }

    @Test
    void tablesAreWrittenByTheirOwnerAlone() throws IOException {
        var wrong = new TreeSet<String>();
        for (var file : sources()) {
            var matcher = WRITES.matcher(Files.readString(file));
            while (matcher.find()) {
                if (!packageOf(file).equals(WRITERS.get(matcher.group(2)))) {
                    wrong.add(file + ": " + matcher.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Nodes may disagree about the time: leases are begun, extended and ended by the database's.
    @Test
    void claimsAreTimedByTheDatabaseAlone() throws IOException {
        assertThat(sources())
                .filteredOn(file -> file.getFileName().toString().endsWith("Claims.java"))
                .hasSizeGreaterThanOrEqualTo(5)
                .noneMatch(HouseRulesTest::knowsTheTime);
    }

    private static boolean knowsTheTime(Path file) {
        try {
            return Pattern.compile("Instant\\.now|Clock\\b|currentTimeMillis")
                    .matcher(Files.readString(file))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theWorkerNeverNamesConfirmedData() throws IOException {
        for (var file : sources()) {
            if (packageOf(file).equals("worker")) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainIgnoringCase("confirmed_event", "overlay_jsonb_confirmed");
            }
        }
    }

    @Test
    void noFileIsTooLong() throws IOException {
        for (var file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
        }
    }

    @Test
    void theMapOfTheHouseNamesClassesThatExist() throws IOException {
        var classes = CLASSES.stream().map(type -> type.getSimpleName()).toList();
        var names =
                Pattern.compile("`([A-Z][A-Za-z]+)(?<!Test|IT)`")
                        .matcher(Files.readString(Path.of("ARCHITECTURE.md")));
        while (names.find()) {
            assertThat(classes).as("ARCHITECTURE.md names it").contains(names.group(1));
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String packageOf(Path file) {
        return MAIN.relativize(file).getName(0).toString();
    }
}
