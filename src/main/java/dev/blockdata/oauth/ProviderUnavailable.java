package dev.blockdata.oauth;

/// A provider that gave no answer, or none that can be used.
final class ProviderUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProviderUnavailable(String message) {
        super(message);
    }

    ProviderUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
