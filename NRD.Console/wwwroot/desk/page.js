// What the other parts ask of the page.

export const visible = element => !!element && element.getClientRects().length > 0;
export const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(visible);
export const box = () => document.getElementById('search-text');
export const isLocked = () => !!document.querySelector('[data-locked]');
export const blank = on => document.documentElement.toggleAttribute('data-blank', on);

/** A year of language or theme; nothing else is ever kept in the browser. */
export const cookie = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict`; };

/** Plain requests with the token of this page, so that they work whatever the circuit does. */
export function post(path, fields = {}) {
  const body = new URLSearchParams(new FormData(document.getElementById('session-form')));
  Object.entries(fields).forEach(([name, value]) => body.set(name, value));
  return fetch(path, { method: 'POST', body, keepalive: true });
}

export function say(text) {
  const said = document.getElementById('said');
  if (said) {
    said.textContent = text;
  }
}
