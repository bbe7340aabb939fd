// What must answer at once, without a trip to the server: keys, focus, copying, and the banner while the line is down.
// Nothing that was typed is kept here, and nothing is written to browser storage but the language and theme cookies.

import './desk/keys.js';
import { choicesShown } from './desk/choices.js';
import { copy } from './desk/clipboard.js';
import { comeBack, connect, dismiss } from './desk/line.js';
import { hideNow, locked, unlocked } from './desk/lock.js';
import { all, cookie } from './desk/page.js';
import { goBack, popup } from './desk/popups.js';
import { presence } from './desk/presence.js';
import { keepFocus } from './desk/results.js';
import { answerShown, boxShown } from './desk/search-box.js';

const narrow = matchMedia('(max-width: 1100px)');

document.addEventListener('click', event => {
  const on = selector => event.target.closest(selector);
  if (on('[data-copy]')) {
    copy(on('[data-copy]'));
  } else if (on('[data-reload]')) {
    comeBack();
  } else if (on('[data-dismiss]')) {
    dismiss(on('[data-dismiss]'));
  } else if (on('[data-hide-now]')) {
    hideNow();
  } else if (on('[data-skip]')) {
    event.preventDefault();
    document.getElementById('main').focus();
  } else if (on('[data-esc]')) {
    goBack();
  }
});

// Whatever starts the printing, the record that is on the page is printed, and that is entered.
addEventListener('beforeprint', () => document.querySelector('[data-printed]')?.click());

new MutationObserver(() => {
  choicesShown();
  answerShown();
  boxShown();
  keepFocus();
}).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-asked', 'data-view'] });

/** What the server asks for. */
window.nrd = {
  locked,
  unlocked,
  popup,
  presence,
  settings: () => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, dark: matchMedia('(prefers-color-scheme: dark)').matches }),
  language(code, tag) {
    document.documentElement.lang = tag;
    cookie('nrd-language', code);
  },
  theme(name) {
    document.documentElement.dataset.theme = name;
    cookie('nrd-theme', name);
  },
  focus: id => document.getElementById(id)?.focus(),
  /** What was asked before, put back where nobody has begun to type anew. */
  restoreText(id, text) {
    const field = document.getElementById(id);
    if (field && text && !field.value) {
      field.value = text;
    }
  },
  setText(id, text) {
    const field = document.getElementById(id);
    if (field) {
      field.value = text;
    }
  },
  /** In a narrow window the record takes the place of the list, and the focus goes with it. */
  recordShown() {
    document.getElementById('record')?.scrollTo(0, 0);
    if (narrow.matches) {
      scrollTo(0, 0);
      document.getElementById('record-title')?.focus();
    }
  },
  recordLeft: id => all(`[data-service="${CSS.escape(id)}"] .card-open`)[0]?.focus(),
  print: () => print(),
};

connect();
