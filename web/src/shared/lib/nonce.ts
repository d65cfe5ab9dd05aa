import { setNonce } from 'get-nonce';

/** The style nonce of this page: what the server put into the meta element; readable as a property only. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.getAttribute('nonce') || '';
}

/** Tells the scroll lock of dialogs, which injects a style element of its own. */
export function shareNonce(): void {
  const nonce = styleNonce();
  if (nonce) setNonce(nonce);
}
