package dev.blockdata.worker;

import com.github.f4b6a3.uuid.UuidCreator;

/// Names of workers, which tell processes and invocations apart in the history.
final class WorkerNames {

    private static final int SHORT = 8;

    private WorkerNames() {}

    static String next() {
        String random = UuidCreator.getTimeOrderedEpoch().toString();
        return "worker-"
                + ProcessHandle.current().pid()
                + "-"
                + random.substring(random.length() - SHORT);
    }
}
