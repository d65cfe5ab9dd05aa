package dev.blockdata.http;

/// Carries a refusal from wherever it is noticed to the one place that renders it.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // No stack trace: a refusal is an answer, not a surprise.
        super(problem.kind().slug() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
