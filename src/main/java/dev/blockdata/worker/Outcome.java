package dev.blockdata.worker;

import dev.blockdata.models.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of one claim.
sealed interface Outcome {

    /// The word of `app.settle`.
    String word();

    /// What asking took, whatever came of it.
    Usage usage();

    /// The model that was asked, where it told its name.
    @Nullable String model();

    /// What went wrong, if anything did.
    Optional<Trouble> trouble();

    /// A valid answer, to be reviewed.
    record Staged(String body, String model, Usage usage) implements Outcome {

        @Override
        public String word() {
            return "staged";
        }

        @Override
        public Optional<Trouble> trouble() {
            return Optional.empty();
        }
    }

    /// Failed for good: asking again would not help.
    record Failed(Trouble what, @Nullable String model, Usage usage) implements Outcome {

        @Override
        public String word() {
            return "failed";
        }

        @Override
        public Optional<Trouble> trouble() {
            return Optional.of(what);
        }
    }

    /// An attempt was used up; the last one fails the block.
    record Spent(Trouble what, @Nullable String model, Usage usage) implements Outcome {

        @Override
        public String word() {
            return "spent";
        }

        @Override
        public Optional<Trouble> trouble() {
            return Optional.of(what);
        }
    }

    /// Given back without using an attempt up.
    record Released(Trouble what, Usage usage) implements Outcome {

        @Override
        public String word() {
            return "released";
        }

        @Override
        public @Nullable String model() {
            return null;
        }

        @Override
        public Optional<Trouble> trouble() {
            return Optional.of(what);
        }
    }

    /// What went wrong: a class to filter by, and words for a person.
    record Trouble(String kind, String words) {

        static final int LONGEST = 2000;

        public Trouble {
            // No NUL, which no text column holds; and no more than a person reads.
            words = words.replace('\0', ' ');
            if (words.length() > LONGEST) {
                int end =
                        Character.isHighSurrogate(words.charAt(LONGEST - 2))
                                ? LONGEST - 2
                                : LONGEST - 1;
                words = words.substring(0, end) + "…";
            }
        }
    }
}
