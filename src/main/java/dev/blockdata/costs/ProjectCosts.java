package dev.blockdata.costs;

import dev.blockdata.database.Walls;
import dev.blockdata.projects.Member;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a project has spent, and may.
@RestController
class ProjectCosts {

    /// All that was ever spent, deleted runs included. `cost_usd` is what is known of it:
    /// `unpriced_calls` calls come on top.
    record ProjectSpending(
            @Nullable BigDecimal budgetUsd,
            long calls,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            BigDecimal costUsd,
            long unpricedCalls) {}

    private final Walls walls;
    private final JdbcClient jdbc;

    ProjectCosts(Walls walls, JdbcClient jdbc) {
        this.walls = walls;
        this.jdbc = jdbc;
    }

    @GetMapping("/api/v1/projects/{projectId}/costs")
    ProjectSpending show(Member member) {
        return walls.in(
                member.userId(),
                member.projectId(),
                () ->
                        jdbc.sql(
                                        """
                                        select budget_usd, calls, input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, cost_usd, unpriced_calls
                                          from app.project_spend(:project)
                                        """)
                                .param("project", member.projectId())
                                .query(ProjectSpending.class)
                                .single());
    }
}
