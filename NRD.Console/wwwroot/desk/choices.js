// A digit that chooses one of a few, also where it is faster than the choices it chooses from.

import { all } from './page.js';

const Waits = 2000;
let choosing = 0;
let early = 0;

document.addEventListener('click', event => {
  if (event.target.closest('[data-opens-choices]')) {
    choosing = performance.now() + Waits;
  }
}, true);

/** Digits choose only while the choices have the focus, or are on their way. */
export function choose(name, target) {
  if (!/^[1-9]$/.test(name) || !(target.closest('[data-choices]') || performance.now() < choosing)) {
    return false;
  }

  early = Number(name);
  choicesShown();
  return true;
}

export function choicesShown() {
  const group = all('[data-choices]')[0];
  if (group && early) {
    all('[data-choice]', group)[early - 1]?.click();
    choosing = early = 0;
  }
}
