// Keys. Which key does what is the person's own choice and stands on the page: on its control, or on the shell.

import { choose } from './choices.js';
import { visible } from './page.js';
import { closeTopMost } from './popups.js';
import { jump, move } from './results.js';
import { enterList, keepEarly, toBox } from './search-box.js';

/** As KeyMap in Core writes it. Shift is part of how a sign is typed on some keyboards ("/" in French Canada), so it counts beside letters and function keys only. */
export function nameOf(event) {
  const isSign = event.key.length === 1 && event.key.toLowerCase() === event.key.toUpperCase();
  return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.shiftKey && !isSign ? 'Shift+' : '') + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
}

/** @returns Whether the key did something. */
function act(event) {
  const keys = document.querySelector('.shell')?.dataset ?? { searchKey: 'Ctrl+K' };
  const name = nameOf(event);
  const target = event.target;
  if (name === 'Escape') {
    // A list of places closes itself, and nothing under it.
    return !target.matches('[role=combobox][aria-expanded=true]') && closeTopMost();
  }

  if (choose(name, target)) {
    return true;
  }

  if (name === 'ArrowDown' && target.id === 'search-text') {
    enterList();
  } else if ((name === 'ArrowDown' || name === 'ArrowUp') && target.matches('.card-open')) {
    move(target, name === 'ArrowDown' ? 1 : -1);
  } else if (name === 'Enter' && target.id === 'search-text') {
    // The server knows, in the order of the keys, what was asked last; what is on the screen may be older.
    document.getElementById('open-first')?.click();
  } else if (name === keys.searchKey) {
    toBox();
  } else if (name === keys.nextKey || name === keys.previousKey) {
    jump(name === keys.nextKey ? 1 : -1);
  } else {
    const button = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
    if (!visible(button)) {
      return false;
    }

    // A key that is held down is one press.
    if (!event.repeat) {
      button.click();
    }
  }

  return true;
}

document.addEventListener('keydown', event => {
  // AltGr is how a keyboard types signs; some systems report it as Ctrl and Alt together.
  const isTyping = event.isComposing || event.altKey || event.getModifierState('AltGraph');
  if (!isTyping && !keepEarly(event) && act(event)) {
    event.preventDefault();
  }
});
