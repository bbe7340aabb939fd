// That somebody is there, and nothing of what they do.

import { isLocked } from './page.js';

let desk = null;
let lastSent = -Infinity;
let sending = 0;
let pointerAt = '';

/** @param every How often at most the server hears that somebody is there, in milliseconds. */
export function presence(self, every) {
  desk = { self, every };
}

function send() {
  clearTimeout(sending);
  sending = 0;
  lastSent = performance.now();
  desk.self.invokeMethodAsync('SeenAsync').catch(() => {});
}

function touched(event) {
  // A page that moves under a still pointer is nobody's touch.
  if (event.type === 'pointermove') {
    const at = `${event.screenX},${event.screenY}`;
    if (at === pointerAt) {
      return;
    }

    pointerAt = at;
  }

  if (!desk || !event.isTrusted || isLocked()) {
    return;
  }

  const since = performance.now() - lastSent;
  const wait = document.querySelector('[data-idle-warning]') ? Math.min(desk.every, 500) : desk.every;
  if (since >= wait) {
    send();
  } else if (!sending || wait < desk.every) {
    clearTimeout(sending);
    sending = setTimeout(send, wait - since);
  }
}

// Whoever scrolls does it with one of these; the scrolling itself can also be the page's own.
['pointerdown', 'pointermove', 'wheel', 'touchmove', 'keydown'].forEach(type => document.addEventListener(type, touched, { capture: true, passive: true }));
