/** What is entered for a secret; null where the one that is kept is to stay. */
export type Secret = string | null;

/** A new secret for signing, as Standard Webhooks writes it: 32 random bytes. */
export function makeSigningSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

/** Puts what was entered where it belongs; what is to stay is not sent, and what was never there is not forgotten. */
export function enter(
  into: Record<string, string | null>,
  name: string,
  secret: Secret,
  wanted: boolean,
  kept: Record<string, unknown>,
): void {
  if (!wanted) {
    if (name in kept) into[name] = null;
  } else if (secret !== null && secret !== '') {
    into[name] = secret;
  }
}
