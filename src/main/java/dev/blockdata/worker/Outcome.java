package dev.blockdata.worker;

import dev.blockdata.models.Usage;
import org.jspecify.annotations.Nullable;

/// What came of one claim.
sealed interface Outcome {

    /// The word of `app.settle`.
    String word();

    /// A valid answer, to be reviewed.
    record Staged(String body, String model, Usage usage) implements Outcome {

        @Override
        public String word() {
            return "staged";
        }
    }

    /// Failed for good: asking again would not help.
    record Failed(Trouble trouble, @Nullable String model, @Nullable Usage usage)
            implements Outcome {

        @Override
        public String word() {
            return "failed";
        }
    }

    /// An attempt was used up; the last one fails the block.
    record Spent(Trouble trouble, @Nullable String model, @Nullable Usage usage)
            implements Outcome {

        @Override
        public String word() {
            return "spent";
        }
    }

    /// Given back without using an attempt up; what was asked before is paid for all the same.
    record Released(Trouble trouble, @Nullable String model, @Nullable Usage usage)
            implements Outcome {

        Released(Trouble trouble) {
            this(trouble, null, null);
        }

        @Override
        public String word() {
            return "released";
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
