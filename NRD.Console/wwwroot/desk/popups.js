// What opens on top of the page: only the top-most closes, what was typed is never touched, and the focus goes back to where it came from.

import { all } from './page.js';

let before = null;

/** @returns Whether there was something to close. */
export function closeTopMost() {
  const open = all('[data-esc]').sort((a, b) => b.dataset.esc - a.dataset.esc)[0];
  open?.click();
  return !!open;
}

/** Only while nobody has gone elsewhere by themselves. */
export function goBack() {
  const target = before;
  const from = document.activeElement;
  before = null;
  setTimeout(() => {
    if (target?.isConnected && [document.body, from].includes(document.activeElement)) {
      target.focus();
    }
  }, 50);
}

/** Puts the caret into a pop-up that has just opened, and remembers where it came from. */
export function popup(id) {
  const cameFrom = document.activeElement;
  const shown = document.getElementById(id);
  if (!shown) {
    return;
  }

  before = cameFrom;
  shown.focus();

  // A pop-up that is closed before this call came takes the focus with it; nobody else would give it back.
  const gone = new MutationObserver(() => {
    if (!shown.isConnected) {
      gone.disconnect();
      if (document.activeElement === document.body && cameFrom.isConnected) {
        cameFrom.focus();
      }
    }
  });
  gone.observe(document.body, { childList: true, subtree: true });
}
