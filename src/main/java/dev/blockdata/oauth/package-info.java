/// Signing in by an account elsewhere: Google, GitHub, or any provider that speaks OpenID Connect.
@NullMarked
package dev.blockdata.oauth;

import org.jspecify.annotations.NullMarked;
