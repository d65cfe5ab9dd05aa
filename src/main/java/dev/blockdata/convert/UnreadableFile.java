package dev.blockdata.convert;

/// A file that cannot be read; the message is a sentence for whoever uploaded it, without paths and
/// class names.
final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    static final String ENCRYPTED =
            "This file is password protected. Remove the password and upload it again.";
    static final String DAMAGED = "This file is damaged and cannot be read.";

    UnreadableFile(String words) {
        super(words);
    }

    UnreadableFile(String words, Throwable cause) {
        super(words, cause);
    }
}
