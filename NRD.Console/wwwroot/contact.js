// A contact in the browser: its fields save themselves, its keys act at once, whatever the line to the page does.

import { tick } from './contact/clock.js';
import { behind, changed, entry, fields, flush, hideSecret, isPending, keepUnsent, keyOf, pendingOf, send, state } from './contact/drafts.js';
import { coverPlace, emergency } from './contact/emergency.js';
import { partsOf, read, write } from './contact/fields.js';
import { show } from './contact/save-state.js';
import { nameOf } from './desk/keys.js';

const root = document.documentElement;
let contact = null;
let writable = false;
state.show = show;

function heardInput(event, now) {
  const part = event.target.closest?.('[data-draft]');
  const id = part?.closest('[data-contact]')?.dataset.contact;
  if (!id || part.closest('[data-contact]').dataset.writable === undefined) {
    return;
  }

  const parts = partsOf(id, part.dataset.draft);
  if (part.hasAttribute('data-prefers-not') && part.checked) {
    parts.filter(other => other !== part).forEach(other => { if (other.type === 'checkbox') { other.checked = false; } else { other.value = ''; } });
  } else if (!part.hasAttribute('data-prefers-not')) {
    parts.filter(other => other.hasAttribute('data-prefers-not')).forEach(other => { other.checked = false; });
  }

  changed(id, part.dataset.draft, read(parts), now);
}

document.addEventListener('input', event => heardInput(event, event.target.matches?.('select, [type=radio], [type=checkbox]')));
document.addEventListener('focusout', event => {
  const part = event.target.closest?.('[data-draft]');
  const id = part?.closest('[data-contact]')?.dataset.contact;
  const field = id && fields.get(keyOf(id, part.dataset.draft));
  if (field && isPending(field) && !field.sending) {
    send(field);
  } else if (field) {
    setTimeout(() => hideSecret(field));
  }
});
addEventListener('online', () => flush());
addEventListener('pagehide', () => flush(true));
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') { flush(); } });
addEventListener('beforeunload', event => {
  if (pendingOf().length > 0) {
    flush(true);

    // Whoever hides the screen, or sees it locked, is not asked anything.
    if (!root.hasAttribute('data-blank') && !document.querySelector('[data-locked]')) {
      event.preventDefault();
    }
  }
});

// --- the line to the page came back, or is gone for good

const banner = document.getElementById('components-reconnect-modal');
banner.addEventListener('components-reconnect-state-changed', async event => {
  await flush();
  if (event.detail.state === 'hide' && !begun.done) {
    ask(begun);
  }

  if (event.detail.state === 'rejected' && contact) {
    // The page is of a console that is gone. It goes once nothing is left that only this page knows.
    while (pendingOf().some(field => !field.limit)) {
      await new Promise(resolve => { setTimeout(resolve, 200); });
    }

    location.reload();
  }
});

/** What is saved and not on the screen is not kept in memory either. */
function forget() {
  const locked = !!document.querySelector('[data-locked]');
  if (locked) {
    coverPlace();
  }

  fields.forEach((field, key) => {
    if (!isPending(field) && !field.sending && (locked || field.id !== contact)) {
      fields.delete(key);
    }
  });
}

function everySecond() {
  forget();
  tick();
}

setInterval(everySecond, 1000);

/** A text that the page itself puts into a field is saved like one that was typed. */
let hearsTexts = false;
function hearTexts() {
  if (hearsTexts || !window.nrd) {
    return;
  }

  hearsTexts = true;
  const { setText } = nrd;
  nrd.setText = (id, text) => {
    setText(id, text);
    const field = document.getElementById(id);
    if (field) {
      heardInput({ target: field }, true);
    }
  };
}

// --- beginning a contact: the id is made here, so that two presses begin one

let starts = null;
let begun = { id: '', what: '', at: -Infinity, done: true };

function start(what) {
  const again = begun.what === what && performance.now() - begun.at < 1000;
  begun = { what, id: again ? begun.id : crypto.randomUUID(), at: again ? begun.at : performance.now(), done: false };
  ask(begun);
}

/** A press that came before the page could hear it, or while the line was down, counts as soon as it can; the same id makes no second contact. */
function ask(press) {
  starts?.invokeMethodAsync('StartAsync', press.id, press.what).then(() => { press.done = true; }).catch(() => {});
}

document.addEventListener('click', event => {
  const on = selector => event.target.closest?.(selector);
  if (on('[data-printed]') && root.dataset.print === 'shortlist') {
    // The record beside it is not on this paper, so no entry says that it was printed.
    event.stopPropagation();
  } else if (on('[data-emergency]')) {
    emergency();
  } else if (on('[data-start]')) {
    start(on('[data-start]').dataset.start);
  } else if (on('[data-hide-now]')) {
    flush(true);
  } else if (on('[data-to]')) {
    document.getElementById(on('[data-to]').dataset.to)?.focus();
  }
}, true);

function whenThere(id, act, tries = 60) {
  const element = document.getElementById(id);
  if (element && !element.disabled) {
    act(element);
  } else if (tries > 0) {
    requestAnimationFrame(() => whenThere(id, act, tries - 1));
  }
}

const isShown = element => !!element && element.getClientRects().length > 0;

document.addEventListener('keydown', event => {
  const key = nameOf(event);
  if (key === (document.querySelector('[data-hide-now]')?.dataset.key ?? 'F9')) {
    // What was typed goes before the lock does; the place of a contact does not stay over it.
    coverPlace();
    flush(true);
  } else if (key === (document.querySelector('[data-emergency]')?.dataset.key ?? 'F7') && !isShown(document.querySelector('[data-emergency]'))) {
    event.preventDefault();
    emergency();
  } else if (key === 'Shift+Enter') {
    add(event);
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && event.target.closest?.('.outcomes, .start-menu')) {
    const buttons = [...event.target.closest('.outcomes, .start-menu').querySelectorAll('button')];
    const at = buttons.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1);
    buttons[(at + buttons.length) % buttons.length].focus();
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

/** Shift and Enter: the result under the caret, or the record that is open, goes to the shortlist. */
function add(event) {
  const card = event.target.closest?.('.card');
  const button = card ? card.querySelector('[data-add]') : event.target.matches?.('textarea') ? null : document.querySelector('.record [data-add]');
  if (isShown(button)) {
    event.preventDefault();
    event.stopPropagation();
    button.click();
  }
}

addEventListener('afterprint', () => root.removeAttribute('data-print'));

window.nrdContact = {
  starts(self) {
    starts = self;
    if (!begun.done) {
      ask(begun);
    }
  },
  printList() {
    root.setAttribute('data-print', 'shortlist');
    print();
  },
  printBriefing() {
    root.setAttribute('data-print', 'briefing');
    print();
  },
  /** The focus, once what is being drawn is there. */
  focusSoon: id => whenThere(id, element => element.focus()),
  popupSoon: id => whenThere(id, () => nrd.popup(id)),
  /** Puts what is saved into the fields of a contact. What was typed here and is not saved yet wins its place back. */
  open(id, windowName, mayWrite, saved) {
    if (contact !== id) {
      state.unsent.clear();
    }

    contact = id;
    writable = mayWrite;
    state.window = windowName;
    const known = new Map(saved.map(one => [one.field, one]));
    const names = new Set(partNames(id));
    names.forEach(name => nrdContact.heard(id, known.get(name) ?? { field: name, value: '', revision: fields.get(keyOf(id, name))?.revision ?? 0 }));
    document.querySelectorAll(`[data-contact="${CSS.escape(id)}"] [data-draft]`).forEach(part => {
      if (part.matches('textarea, input[type=text]')) {
        part.readOnly = !writable;
      } else {
        part.disabled = !writable;
      }
    });
    hearTexts();
    tick();
    show();
  },
  /** Another window, or the console itself, saved a field. */
  heard(id, one) {
    const field = entry(id, one.field);
    const parts = partsOf(id, one.field);
    const first = field.revision === null;
    const typed = isPending(field) ? field.value : first && parts.length > 0 && read(parts) !== '' ? read(parts) : null;
    if (!first && one.revision < field.revision) {
      return;
    }

    if (typed !== null && !writable && typed !== one.value) {
      keepUnsent(field, typed);
    }

    if (typed === null || !writable) {
      [field.base, field.revision, field.value] = [one.value, one.revision, null];
      write(parts, one.value);
    } else if (!field.sending) {
      field.revision ??= one.revision;
      field.value = typed;
      behind(field, { revision: one.revision, value: one.value });
    }

    show();
  },
  /** Whether everything that was typed is saved. */
  isSaved: () => pendingOf().length === 0,
  flush: () => flush(),
  focus: id => document.getElementById(id)?.focus(),
};

function partNames(id) {
  return [...document.querySelectorAll('[data-draft]')].filter(part => part.closest('[data-contact]')?.dataset.contact === id).map(part => part.dataset.draft);
}
