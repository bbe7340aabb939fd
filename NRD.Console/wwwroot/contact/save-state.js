// Whether what was typed is saved, in words beside the notes and on the tabs.

import { pendingOf, state } from './drafts.js';

const root = document.documentElement;
let said = '';

function words() {
  const shown = document.querySelector('[data-save-state]');
  if (!shown) {
    return ['', ''];
  }

  const mine = pendingOf();
  const long = mine.find(field => field.limit);
  if (long) {
    return ['too-long', shown.dataset.tooLong.replace('{0}', new Intl.NumberFormat(root.lang).format(long.limit))];
  }

  if (mine.length > 0) {
    return state.failing ? ['unsaved', shown.dataset.unsaved] : ['saving', shown.dataset.saving];
  }

  const time = state.lastSaved && new Intl.DateTimeFormat(root.lang, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(state.lastSaved);
  return ['saved', time ? shown.dataset.saved.replace('{0}', time) : shown.dataset.ready];
}

export function show() {
  const [now, text] = words();
  const shown = document.querySelector('[data-save-state]');
  if (shown) {
    shown.dataset.state = now;
    const line = shown.querySelector('[data-save-shown]');
    if (line.textContent !== text) {
      line.textContent = text;
    }

    // Heard once when it stops saving and once when it does again, never with each key.
    const troubled = now === 'unsaved' || now === 'too-long';
    if (troubled ? said !== now : said !== '' && now === 'saved') {
      said = troubled ? now : '';
      shown.querySelector('[data-save-said]').textContent = text;
    }
  }

  const unsent = document.querySelector('[data-unsent]');
  if (unsent) {
    unsent.hidden = state.unsent.size === 0;
    unsent.querySelector('[data-unsent-text]').textContent = [...state.unsent.values()].join('\n\n');
  }

  document.querySelectorAll('[data-contact-tab]').forEach(tab => tab.toggleAttribute('data-unsaved', pendingOf(tab.dataset.contactTab).length > 0));
}
