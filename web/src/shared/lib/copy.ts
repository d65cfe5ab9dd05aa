/**
 * Puts a text on the clipboard. Over plain http, but for this machine itself, a browser has none to write to: that is a
 * refusal like any other, and the caller says so.
 */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
