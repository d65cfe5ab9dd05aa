package dev.blockdata.identity;

import java.util.Set;
import java.util.UUID;

/// The scope that a token needs for a route, as the product itself decides it.
public final class Scopes {

    private Scopes() {}

    public static String neededFor(String method, String path) {
        for (Scope scope : Scope.values()) {
            if (SignedIn.byToken(new UUID(0, 0), Set.of(scope.word())).allows(method, path)) {
                return scope.word();
            }
        }
        return "none but a token without scopes";
    }
}
