package dev.blockdata.projects;

import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemException;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.identity.Viewer;
import dev.blockdata.storage.FileStore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Projects over HTTP: make, list, show, rename, delete.
@RestController
@RequestMapping("/api/v1/projects")
class ProjectController {

    record Wish(@Nullable String projectName, @Nullable String description) {}

    /// `budget_usd: null` takes the budget away; the other fields are left as they are by null.
    record ProjectChange(
            @Nullable String projectName,
            @Nullable String description,
            @Schema(type = "number") @Nullable JsonNode budgetUsd) {}

    private static final Logger LOG = LoggerFactory.getLogger(ProjectController.class);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final BigDecimal LARGEST_BUDGET = BigDecimal.valueOf(1_000_000_000);

    private final Projects projects;
    private final FileStore files;

    ProjectController(Projects projects, FileStore files) {
        this.projects = projects;
        this.files = files;
    }

    @GetMapping
    Page<Projects.Row> list(Viewer viewer, PageQuery query) {
        return projects.list(viewer.userId(), query);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Projects.Row create(Viewer viewer, @RequestBody Wish body) {
        String name = body.projectName() == null ? "" : body.projectName().strip();
        String description = body.description() == null ? "" : body.description();
        check(name, description);
        return projects.create(viewer.userId(), name, description);
    }

    @GetMapping("/{projectId}")
    Projects.Row show(Member member) {
        return projects.show(member).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    /// What is left out stays as it is. The budget is the owner's alone.
    @PatchMapping("/{projectId}")
    @LeastRole(value = Role.EDITOR, more = "`budget_usd`: owner")
    Projects.Row change(Member member, @RequestBody ProjectChange body) {
        String name = body.projectName() == null ? null : body.projectName().strip();
        check(
                name == null ? "unchanged" : name,
                body.description() == null ? "" : body.description());
        JsonNode budget = body.budgetUsd();
        if (budget != null) {
            checkBudget(member, budget);
        }
        return projects.change(member, name, body.description(), budget)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    /// The files go after the rows: what a crash between the two leaves is found by nobody, and
    /// swept.
    @DeleteMapping("/{projectId}")
    @LeastRole(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Member member, @RequestParam(required = false) @Nullable Long confirmed) {
        switch (projects.delete(member, confirmed)) {
            case Projects.Deletion.Done() -> removeFiles(member);
            case Projects.Deletion.HoldsConfirmed(long count) ->
                    throw Problem.InTheWay.confirmed(count).asException();
        }
    }

    private void removeFiles(Member member) {
        try {
            files.deletePrefix(member.projectId() + "/");
        } catch (IOException failure) {
            LOG.warn(
                    "The files of a deleted project are left to the sweeper: {}",
                    failure.toString());
        }
    }

    private static void checkBudget(Member member, JsonNode budget) {
        if (!member.role().isAtLeast(Role.OWNER)) {
            throw Problem.of(
                            ProblemKind.ROLE_TOO_LOW, "Only an owner sets the budget of a project.")
                    .asException();
        }
        new Findings()
                .require(
                        budget.isNull()
                                || (budget.isNumber()
                                        && budget.decimalValue().signum() >= 0
                                        && budget.decimalValue().compareTo(LARGEST_BUDGET) <= 0),
                        "/budget_usd",
                        "must be an amount of at least 0, or null")
                .throwIfAny();
    }

    private static void check(String name, String description) {
        new Findings()
                .require(
                        isText(name, 1, LONGEST_NAME)
                                && name.codePoints().noneMatch(Character::isISOControl),
                        "/project_name",
                        "must have 1 to 200 characters, none of them a control character")
                .require(
                        isText(description, 0, LONGEST_DESCRIPTION),
                        "/description",
                        "must have at most 2,000 characters")
                .throwIfAny();
    }

    private static boolean isText(String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= least && length <= most;
    }
}
