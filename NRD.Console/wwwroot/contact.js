// Keeps what is typed in a contact: each field saves itself over a plain request, whatever the line to the page does.
// What is not saved yet lives in the memory of this page and nowhere else; nothing is written to browser storage.
(() => {
  'use strict';

  const Pause = 300;
  const LongestWait = 900;
  const Retry = [300, 700, 1500, 3000];
  // A page that goes away may still send this much; larger texts are sent at once instead of after a pause.
  const SentOnLeaving = 60000;

  /** Each field that was shown or typed in: what the server has, and what it has not. */
  const fields = new Map();
  let contact = null;
  let writable = false;
  let ownWindow = '';
  let lastSaved = null;
  let failing = false;

  const root = document.documentElement;
  const holder = id => document.querySelector(`[data-contact="${CSS.escape(id)}"]`);
  const keyOf = (id, name) => `${id}/${name}`;

  function entry(id, name) {
    const key = keyOf(id, name);
    if (!fields.has(key)) {
      fields.set(key, { id, name, base: '', revision: null, value: null, tries: 0, timer: 0, since: 0, sending: null, limit: 0 });
    }

    return fields.get(key);
  }

  const isPending = field => field.value !== null;
  const pendingOf = id => [...fields.values()].filter(field => isPending(field) && (!id || field.id === id));

  // --- fields on the screen

  const partsOf = (id, name) => [...document.querySelectorAll(`[data-draft="${CSS.escape(name)}"]`)].filter(part => part.closest('[data-contact]')?.dataset.contact === id);

  /** What the parts of one field hold together: a text, a choice, several codes, or codes with what each is set to. */
  function read(parts) {
    if (parts.some(part => part.hasAttribute('data-prefers-not') && part.checked)) {
      return 'prefers-not';
    }

    const real = parts.filter(part => !part.hasAttribute('data-prefers-not'));
    const [first] = real;
    if (!first) {
      return '';
    }

    if (first.dataset.code !== undefined) {
      return real.filter(part => part.type === 'checkbox' ? part.checked : part.value)
        .map(part => part.type === 'checkbox' ? part.dataset.code : `${part.dataset.code}=${part.value}`).join(',');
    }

    if (first.type === 'radio') {
      return real.find(part => part.checked)?.value ?? '';
    }

    if (first.dataset.draftTime !== undefined) {
      return first.checked ? first.dataset.at ||= new Date().toISOString() : (first.dataset.at = '');
    }

    return first.value;
  }

  function write(parts, value) {
    const skipped = value === 'prefers-not';
    const codes = new Map(value.split(',').map(pair => pair.split('=')).map(([code, how]) => [code, how ?? '']));
    parts.forEach(part => {
      if (part.hasAttribute('data-prefers-not')) {
        part.checked = skipped;
      } else if (part.dataset.code !== undefined) {
        if (part.type === 'checkbox') {
          part.checked = codes.has(part.dataset.code);
        } else {
          part.value = codes.get(part.dataset.code) ?? '';
        }
      } else if (part.type === 'radio') {
        part.checked = part.value === value;
      } else if (part.dataset.draftTime !== undefined) {
        part.checked = value !== '';
        part.dataset.at = value;
      } else {
        const text = skipped ? '' : value;
        if (part.value !== text) {
          const [from, to] = [part.selectionStart, part.selectionEnd];
          part.value = text;
          if (document.activeElement === part && from !== null) {
            part.setSelectionRange(Math.min(from, text.length), Math.min(to, text.length));
          }
        }
      }
    });
  }

  // --- two windows that wrote at once: both pieces stay

  function span(from, to) {
    let start = 0;
    while (start < from.length && start < to.length && from[start] === to[start]) {
      start++;
    }

    let end = 0;
    while (end < from.length - start && end < to.length - start && from[from.length - 1 - end] === to[to.length - 1 - end]) {
      end++;
    }

    return { start, stop: from.length - end, text: to.slice(start, to.length - end) };
  }

  /** Puts what was changed here into what was saved there. Where both changed the same spot, both texts stay, one after the other. */
  function merge(base, mine, theirs) {
    if (mine === theirs || mine === base) {
      return theirs;
    }

    const here = span(base, mine);
    const there = span(base, theirs);
    if (here.stop <= there.start && !(here.start === there.start && here.stop === there.stop)) {
      return theirs.slice(0, here.start) + here.text + theirs.slice(here.stop);
    }

    const shift = theirs.length - base.length;
    if (there.stop <= here.start) {
      return theirs.slice(0, here.start + shift) + here.text + theirs.slice(here.stop + shift);
    }

    const after = there.start + there.text.length;
    return theirs.slice(0, after) + here.text + theirs.slice(after);
  }

  const isText = (id, name) => partsOf(id, name).some(part => part.matches('textarea, input:not([type]), input[type=text]') && part.dataset.code === undefined);

  // --- saving

  function changed(id, name, value, now) {
    const field = entry(id, name);
    if (!isPending(field) && value === field.base && field.revision !== null) {
      return;
    }

    field.value = value;
    field.limit = 0;
    field.since ||= performance.now();
    schedule(field, now || value.length > SentOnLeaving ? 0 : Math.max(0, Math.min(Pause, LongestWait - (performance.now() - field.since))));
    show();
  }

  function schedule(field, wait) {
    clearTimeout(field.timer);
    field.timer = setTimeout(() => send(field), wait);
  }

  function send(field, leaving) {
    clearTimeout(field.timer);
    if (!isPending(field) || field.revision === null || field.limit) {
      return Promise.resolve();
    }

    if (field.sending && !leaving) {
      return field.sending.then(() => send(field));
    }

    const value = field.value;
    field.since = 0;
    field.sending = post(field, value, leaving).finally(() => {
      field.sending = null;
      show();
    });
    return field.sending;
  }

  async function post(field, value, leaving) {
    let answer;
    try {
      answer = await fetch(`/contact/${field.id}/draft`, {
        method: 'POST',
        body: value,
        keepalive: !!leaving && value.length < SentOnLeaving / 4,
        headers: {
          'Content-Type': 'text/plain;charset=utf-8',
          RequestVerificationToken: document.querySelector('#session-form input[type=hidden]').value,
          'X-Draft-Field': field.name,
          'X-Draft-Revision': String(field.revision + 1),
          'X-Draft-Window': ownWindow,
        },
      });
    } catch {
      return again(field);
    }

    if (answer.status === 200) {
      const saved = await answer.json();
      field.base = value;
      field.revision = saved.revision;
      field.tries = 0;
      failing = false;
      lastSaved = new Date(saved.at);
      if (field.value === value) {
        field.value = null;
        partsOf(field.id, field.name).filter(part => part.hasAttribute('data-secret')).forEach(part => {
          if (document.activeElement !== part) {
            part.value = '';
          }
        });
      } else {
        schedule(field, Pause);
      }
    } else if (answer.status === 409) {
      behind(field, await answer.json());
    } else if (answer.status === 413) {
      field.limit = (await answer.json().catch(() => ({}))).limit ?? 1;
    } else if (answer.status === 410) {
      // Not this person's to write any more. What was typed stays on the screen; the page says whose it is now.
      field.value = null;
    } else {
      again(field);
    }
  }

  function behind(field, there) {
    const theirs = there.value ?? field.base;
    const mine = field.value;
    field.revision = there.revision;
    if (mine === theirs) {
      field.base = theirs;
      field.value = null;
      lastSaved = there.at ? new Date(there.at) : lastSaved;
      return;
    }

    const merged = isText(field.id, field.name) ? merge(field.base, mine, theirs) : mine;
    field.base = theirs;
    field.value = merged;
    write(partsOf(field.id, field.name), merged);
    schedule(field, 0);
  }

  function again(field) {
    failing = true;
    field.tries++;
    schedule(field, Retry[Math.min(field.tries - 1, Retry.length - 1)]);
  }

  /** Sends all that is not saved yet. */
  const flush = leaving => Promise.all(pendingOf().map(field => send(field, leaving)));

  // --- the state, in words

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
      return failing ? ['unsaved', shown.dataset.unsaved] : ['saving', shown.dataset.saving];
    }

    const time = lastSaved && new Intl.DateTimeFormat(root.lang, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(lastSaved);
    return ['saved', time ? shown.dataset.saved.replace('{0}', time) : shown.dataset.ready];
  }

  function show() {
    const [state, text] = words();
    const shown = document.querySelector('[data-save-state]');
    if (shown) {
      shown.dataset.state = state;
      const line = shown.querySelector('[data-save-shown]');
      if (line.textContent !== text) {
        line.textContent = text;
      }

      // Heard once when it stops saving and once when it does again, never with each key.
      const troubled = state === 'unsaved' || state === 'too-long';
      if (troubled ? said !== state : said !== '' && state === 'saved') {
        said = troubled ? state : '';
        shown.querySelector('[data-save-said]').textContent = text;
      }
    }

    document.querySelectorAll('[data-contact-tab]').forEach(tab => tab.toggleAttribute('data-unsaved', pendingOf(tab.dataset.contactTab).length > 0));
  }

  // --- what happens in the page

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
    if (event.detail.state === 'rejected' && contact) {
      // The page is of a console that is gone. It goes once nothing is left that only this page knows.
      while (pendingOf().some(field => !field.limit)) {
        await new Promise(resolve => { setTimeout(resolve, 200); });
      }

      location.reload();
    }
  });

  // --- quiet clocks: how long it goes on, counting up

  function clock(since) {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(since)) / 1000));
    const two = number => String(number).padStart(2, '0');
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)];
    return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  /** What is saved and not on the screen is not kept in memory either. */
  function forget() {
    const locked = !!document.querySelector('[data-locked]');
    fields.forEach((field, key) => {
      if (!isPending(field) && !field.sending && (locked || field.id !== contact)) {
        fields.delete(key);
      }
    });
  }

  function tick() {
    forget();
    document.querySelectorAll('[data-since]').forEach(time => {
      const text = clock(time.dataset.since);
      if (time.textContent !== text) {
        time.textContent = text;
      }
    });
  }

  setInterval(tick, 1000);

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
  let begun = { id: '', what: '', at: -Infinity };

  function start(what) {
    const again = begun.what === what && performance.now() - begun.at < 1000;
    begun = { what, id: again ? begun.id : crypto.randomUUID(), at: again ? begun.at : performance.now() };
    starts?.invokeMethodAsync('StartAsync', begun.id, what).catch(() => { begun.at = -Infinity; });
  }

  // --- a life at risk: uncovered by the page itself, whatever anything else does

  function emergency() {
    const strip = document.getElementById('emergency');
    const here = document.querySelector('[data-emergency-place]');
    const number = here?.dataset.emergencyNumber;
    strip.hidden = !strip.hidden;
    strip.querySelectorAll('[data-emergency-default]').forEach(part => { part.hidden = !!here; });
    const shown = strip.querySelector('[data-emergency-here]');
    shown.hidden = !here;
    shown.textContent = here ? `${here.dataset.emergencyPlace}: ${number || '—'}` : '';
    strip.querySelectorAll('[data-emergency-doubt]').forEach(part => { part.hidden = part.dataset.emergencyDoubt !== here?.dataset.emergencyState; });
    if (!strip.hidden) {
      strip.cameFrom = document.activeElement;
      document.getElementById('emergency-title').focus();
    } else {
      strip.cameFrom?.focus?.();
    }
  }

  document.addEventListener('click', event => {
    const on = selector => event.target.closest?.(selector);
    if (on('[data-emergency]')) {
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
    if (event.key === 'F9') {
      // What was typed goes before the lock does.
      flush(true);
    } else if (event.key === 'F7' && !event.shiftKey && !event.ctrlKey && !isShown(document.querySelector('[data-key=F7]'))) {
      event.preventDefault();
      emergency();
    } else if (event.key === 'Enter' && event.shiftKey && !event.ctrlKey) {
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
      contact = id;
      writable = mayWrite;
      ownWindow = windowName;
      const known = new Map(saved.map(one => [one.field, one]));
      const names = new Set([...(holder(id)?.querySelectorAll('[data-draft]') ?? [])].map(part => part.dataset.draft).concat(partNames(id)));
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
})();
