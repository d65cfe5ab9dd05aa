package dev.blockdata.integrations;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something was not taken by the other side, or did not reach it. The words are for people.
public final class Undelivered extends Exception {

    private static final long serialVersionUID = 1;

    /// What is done next.
    public enum Next {
        AGAIN,
        /// It would be refused however often it came.
        NEVER,
        /// The other side wants nothing more.
        PAUSE
    }

    private final transient Next next;
    private final int status;
    private final String answer;
    private final transient @Nullable Duration after;
    private transient Target.@Nullable Answer brought;

    public Undelivered(String words, Next next) {
        this(words, next, 0, "", null);
    }

    /// @param status of HTTP; 0 where there is none
    /// @param answer the beginning of what the other side said
    /// @param after how long the other side asks to be left alone
    public Undelivered(
            String words, Next next, int status, String answer, @Nullable Duration after) {
        super(words);
        this.next = next;
        this.status = status;
        this.answer = answer;
        this.after = after;
    }

    /// With what was to be brought, for people to look at.
    public Undelivered of(long rows, long bytes, String sent) {
        brought = new Target.Answer(rows, bytes, sent, status, answer);
        return this;
    }

    Target.@Nullable Answer brought() {
        return brought;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    public Next next() {
        return next;
    }

    public int status() {
        return status;
    }

    public String answer() {
        return answer;
    }

    public @Nullable Duration after() {
        return after;
    }
}
