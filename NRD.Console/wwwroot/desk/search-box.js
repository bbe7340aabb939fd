// The search box: the caret is in it before anybody can type, letters that were faster than the page are put in, and no key acts on an older answer.

import { box, visible } from './page.js';
import { move } from './results.js';

const root = document.documentElement;
const asked = () => document.querySelector('[data-asked]')?.dataset.asked;
const isAnswered = () => asked() === undefined || asked() === (box()?.value ?? '');
let slow = 0;
let entersList = false;
let early = '';
let earlyEnter = false;
let lastBox = null;

document.addEventListener('input', event => {
  if (event.target.id === 'search-text') {
    clearTimeout(slow);
    entersList = false;
    slow = setTimeout(() => { root.toggleAttribute('data-waiting', !isAnswered()); }, 400);
  }
});

export function answerShown() {
  if (isAnswered()) {
    clearTimeout(slow);
    root.removeAttribute('data-waiting');
    if (entersList) {
      entersList = false;
      move(box(), 1);
    }
  }
}

/** Into the list, but never into an older answer. */
export function enterList() {
  if (isAnswered()) {
    move(box(), 1);
  } else {
    entersList = true;
  }
}

/** The caret into the box, from whatever page. */
export function toBox() {
  if (visible(box())) {
    box().focus();
    box().select();
    return;
  }

  early ??= '';
  document.activeElement?.blur();
  setTimeout(() => { early = null; }, 5000);
  boxShown();
  const back = document.querySelector('[data-back]');
  if (back) {
    back.click();
  } else {
    Blazor.navigateTo('/');
  }
}

export function boxShown() {
  const field = box();
  if (!visible(field)) {
    // A page without a box has nothing to put the letters in.
    early = !lastBox && document.querySelector('.shell') ? null : early;
    return;
  }

  const isIdle = document.activeElement === document.body || document.activeElement === null;
  if (isIdle && (field !== lastBox || early !== null)) {
    field.focus();
    field.select();
    if (early) {
      field.value = early;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }

    if (earlyEnter) {
      document.getElementById('open-first').click();
    }
  }

  lastBox = field;
  early = null;
  earlyEnter = false;
}

/** @returns Whether the key was kept for a box that is not there yet. */
export function keepEarly(event) {
  if (early === null || document.activeElement !== document.body || event.ctrlKey || event.metaKey) {
    return false;
  }

  if (event.key.length === 1) {
    early += event.key;
  } else if (event.key === 'Backspace') {
    early = early.slice(0, -1);
  } else if (event.key === 'Enter') {
    earlyEnter = early.length > 0;
  } else {
    return false;
  }

  event.preventDefault();
  return true;
}
