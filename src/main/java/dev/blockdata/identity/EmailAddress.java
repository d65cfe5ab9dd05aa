package dev.blockdata.identity;

import org.jspecify.annotations.Nullable;

/// E-mail addresses in the one form in which accounts have them, for those who name an account
/// before it need be there.
public final class EmailAddress {

    private EmailAddress() {}

    public static String kept(@Nullable String typed) {
        return Words.email(typed);
    }

    public static boolean isOne(String kept) {
        return Words.isEmail(kept);
    }
}
