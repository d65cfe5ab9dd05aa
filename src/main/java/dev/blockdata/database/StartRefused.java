package dev.blockdata.database;

import org.jspecify.annotations.Nullable;

/// Why the product does not start, in one sentence for whoever started it.
///
/// The message stands on standard error alone, without a stack trace: it must hold everything that
/// the reader needs and never a secret.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
