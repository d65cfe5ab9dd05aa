package dev.blockdata.integrations;

import dev.blockdata.http.Page;
import dev.blockdata.http.PageQuery;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.integrations.IntegrationRequests.Pushed;
import dev.blockdata.projects.LeastRole;
import dev.blockdata.projects.Member;
import dev.blockdata.projects.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was sent to an integration and what waits: looked at, sent again, given up.
@RestController
@RequestMapping("/api/v1/projects/{projectId}/integrations/{integrationId}/deliveries")
class DeliveryController {

    private static final Set<String> STATUSES =
            Set.of("waiting", "sending", "delivered", "failed", "cancelled");

    private final Integrations integrations;
    private final Deliveries deliveries;

    DeliveryController(Integrations integrations, Deliveries deliveries) {
        this.integrations = integrations;
        this.deliveries = deliveries;
    }

    @GetMapping
    @LeastRole(Role.EDITOR)
    Page<Deliveries.View> list(
            Member member,
            @PathVariable UUID integrationId,
            @RequestParam(required = false) @Nullable String status,
            PageQuery page) {
        if (status != null && !STATUSES.contains(status)) {
            throw Problem.of(
                            ProblemKind.INVALID_PARAMETER,
                            "status is waiting, sending, delivered, failed or cancelled.")
                    .asException();
        }
        if (integrations.find(member, integrationId).isEmpty()) {
            throw Problem.notFound().asException();
        }
        return deliveries.list(member, integrationId, status, page);
    }

    @GetMapping("/{deliveryId}")
    @LeastRole(Role.EDITOR)
    Deliveries.View show(
            Member member, @PathVariable UUID integrationId, @PathVariable UUID deliveryId) {
        return deliveries
                .find(member, integrationId, deliveryId)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    /// Sends it (again) as soon as can be, under its own id: what is then confirmed.
    @PostMapping("/{deliveryId}/replay")
    @LeastRole(Role.EDITOR)
    Deliveries.View replay(
            Member member, @PathVariable UUID integrationId, @PathVariable UUID deliveryId) {
        return changed(member, integrationId, deliveryId, "waiting", "sending");
    }

    /// The same for all that have failed; those that a second call finds are none.
    @PostMapping("/replay-failed")
    @LeastRole(Role.EDITOR)
    Pushed replayFailed(Member member, @PathVariable UUID integrationId) {
        return new Pushed(
                deliveries
                        .replayFailed(member, integrationId)
                        .orElseThrow(() -> Problem.notFound().asException()));
    }

    @PostMapping("/{deliveryId}/cancel")
    @LeastRole(Role.EDITOR)
    Deliveries.View cancel(
            Member member, @PathVariable UUID integrationId, @PathVariable UUID deliveryId) {
        return changed(member, integrationId, deliveryId, "cancelled", "delivered");
    }

    private Deliveries.View changed(
            Member member, UUID integrationId, UUID deliveryId, String to, String unless) {
        var before =
                deliveries
                        .change(member, integrationId, deliveryId, to)
                        .orElseThrow(() -> Problem.notFound().asException());
        if (before.equals(unless)) {
            throw Problem.of(
                            ProblemKind.CONFLICT,
                            before.equals("sending")
                                    ? "It is being sent at this moment."
                                    : "It was delivered already.")
                    .asException();
        }
        return show(member, integrationId, deliveryId);
    }
}
