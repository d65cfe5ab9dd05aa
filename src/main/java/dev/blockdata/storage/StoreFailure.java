package dev.blockdata.storage;

import dev.blockdata.http.FullDisk;
import dev.blockdata.http.Problem;
import dev.blockdata.http.ProblemKind;
import dev.blockdata.http.Refusal;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The store cannot do it now and may do it later; nothing was kept by halves. A file that is not
/// there is a [java.nio.file.NoSuchFileException] instead.
public abstract sealed class StoreFailure extends IOException implements Refusal {

    private static final long serialVersionUID = 1;

    private StoreFailure(String words, @Nullable Throwable cause) {
        super(words, cause);
    }

    /// It cannot be reached, does not answer as it should, or is not the one that it should be.
    public static final class Away extends StoreFailure {

        private static final long serialVersionUID = 1;

        Away(String words, @Nullable Throwable cause) {
            super(words, cause);
        }

        @Override
        public Problem problem() {
            return new Problem.Later(
                    ProblemKind.UNAVAILABLE,
                    "The store of the files cannot be reached at the moment. Try again in a little while.",
                    Duration.ofSeconds(10));
        }
    }

    /// It has no room for more.
    public static final class Full extends StoreFailure {

        private static final long serialVersionUID = 1;

        Full(String words, @Nullable Throwable cause) {
            super(words, cause);
        }

        @Override
        public Problem problem() {
            return FullDisk.problem();
        }
    }
}
