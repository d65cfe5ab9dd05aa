package dev.blockdata.integrations;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.blockdata.http.Findings;
import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.integrations.IntegrationRequests.Change;
import dev.blockdata.integrations.IntegrationRequests.Push;
import dev.blockdata.integrations.IntegrationRequests.Pushed;
import dev.blockdata.integrations.IntegrationRequests.TestView;
import dev.blockdata.integrations.IntegrationRequests.View;
import dev.blockdata.integrations.IntegrationRequests.Wish;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What confirmed data of a project is sent to: made, changed, tried, pushed to, deleted.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/integrations")
class IntegrationController {

    /// How often a change is made anew to what others changed meanwhile.
    private static final int MOST_TRIES = 20;

    private final Integrations integrations;
    private final IntegrationForms forms;
    private final Trial trial;
    private final Deliveries deliveries;

    IntegrationController(
            Integrations integrations, IntegrationForms forms, Trial trial, Deliveries deliveries) {
        this.integrations = integrations;
        this.forms = forms;
        this.trial = trial;
        this.deliveries = deliveries;
    }

    @GetMapping
    @LeastRole(Role.EDITOR)
    Page<View> list(Member member, PageQuery page) {
        return page.of(integrations.list(member).stream().map(forms::view).toList());
    }

    @GetMapping("/{integrationId}")
    @LeastRole(Role.EDITOR)
    View show(Member member, @PathVariable UUID integrationId) {
        return forms.view(found(member, integrationId));
    }

    @PostMapping
    @LeastRole(Role.OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    View make(Member member, @RequestBody Wish body) {
        var kept = forms.made(member, UuidCreator.getTimeOrderedEpoch(), body);
        if (integrations.save(member, kept).equals("too-many")) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            "A project has " + Integrations.MOST + " integrations at most.")
                    .asException();
        }
        return show(member, kept.integrationId());
    }

    @PatchMapping("/{integrationId}")
    @LeastRole(Role.OWNER)
    View change(Member member, @PathVariable UUID integrationId, @RequestBody Change body) {
        for (int left = MOST_TRIES; left > 0; left--) {
            var kept = forms.changed(member, found(member, integrationId), body);
            switch (integrations.save(member, kept)) {
                case "gone" -> throw Problem.notFound().asException();
                case "changed-meanwhile" -> {}
                default -> {
                    return show(member, integrationId);
                }
            }
        }
        throw Problem.of(ProblemKind.CONFLICT, "It is being changed by others at this moment.")
                .asException();
    }

    @DeleteMapping("/{integrationId}")
    @LeastRole(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Member member, @PathVariable UUID integrationId) {
        if (!integrations.delete(member, integrationId)) {
            throw Problem.notFound().asException();
        }
    }

    /// Brings one confirmed block over, now, whether it is paused or not; where none is confirmed,
    /// tries the way.
    @PostMapping("/{integrationId}/test")
    @LeastRole(Role.OWNER)
    TestView test(Member member, @PathVariable UUID integrationId) {
        return trial.of(member, found(member, integrationId));
    }

    @PostMapping("/{integrationId}/push")
    @LeastRole(Role.EDITOR)
    Pushed push(
            Member member,
            @PathVariable UUID integrationId,
            @RequestBody(required = false) @Nullable Push body) {
        var runs = body == null ? null : body.runIds();
        new Findings()
                .require(
                        runs == null || runs.size() <= 1000,
                        "/run_ids",
                        "names a thousand runs at most")
                .throwIfAny();
        return new Pushed(
                deliveries
                        .push(member, integrationId, runs)
                        .orElseThrow(() -> Problem.notFound().asException()));
    }

    private Integration found(Member member, UUID integrationId) {
        return integrations
                .find(member, integrationId)
                .orElseThrow(() -> Problem.notFound().asException());
    }
}
