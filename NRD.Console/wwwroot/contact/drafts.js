// What was typed and is not saved yet. Each field saves itself over a plain request, again and again until it is saved.
// It lives in the memory of this page and nowhere else; nothing is written to browser storage.

import { isText, partsOf, write } from './fields.js';
import { merge } from './merge.js';

const Pause = 300;
const LongestWait = 900;
const Retry = [300, 700, 1500, 3000];
// A page that goes away may still send this much; larger texts are sent at once instead of after a pause.
const SentOnLeaving = 60000;

/** Each field that was shown or typed in: what the server has, and what it has not. */
export const fields = new Map();

/** How saving stands, and whom to tell. */
export const state = { window: '', lastSaved: null, failing: false, unsent: new Map(), show: () => {} };

export const keyOf = (id, name) => `${id}/${name}`;

export function entry(id, name) {
  const key = keyOf(id, name);
  if (!fields.has(key)) {
    fields.set(key, { id, name, base: '', revision: null, value: null, tries: 0, timer: 0, since: 0, sending: null, limit: 0 });
  }

  return fields.get(key);
}

export const isPending = field => field.value !== null;
export const pendingOf = id => [...fields.values()].filter(field => isPending(field) && (!id || field.id === id));

export function changed(id, name, value, now) {
  const field = entry(id, name);
  if (!isPending(field) && value === field.base && field.revision !== null) {
    return;
  }

  field.value = value;
  field.limit = 0;
  field.since ||= performance.now();
  schedule(field, now || value.length > SentOnLeaving ? 0 : Math.max(0, Math.min(Pause, LongestWait - (performance.now() - field.since))));
  state.show();
}

function schedule(field, wait) {
  clearTimeout(field.timer);
  field.timer = setTimeout(() => send(field), wait);
}

export function send(field, leaving) {
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
    state.show();
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
        'X-Draft-Window': state.window,
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
    state.failing = false;
    state.lastSaved = new Date(saved.at);
    if (field.value === value) {
      field.value = null;
      hideSecret(field);
    } else {
      schedule(field, Pause);
    }
  } else if (answer.status === 409) {
    behind(field, await answer.json());
  } else if (answer.status === 413) {
    field.limit = (await answer.json().catch(() => ({}))).limit ?? 1;
  } else if (answer.status === 410) {
    // Not this person's to write any more.
    keepUnsent(field, value);
  } else {
    again(field);
  }
}

/** What cannot be saved any more, since somebody took the contact over or it was closed, stays to be read and copied. */
export function keepUnsent(field, text) {
  field.value = null;
  if (text !== field.base && text !== '') {
    state.unsent.set(field.name, text);
  }
}

/** A number is taken in and not shown again: what stands there once the caret has left is its mask. */
export function hideSecret(field) {
  const secret = partsOf(field.id, field.name).find(part => part.hasAttribute('data-secret'));
  if (secret && document.activeElement !== secret && !isPending(field)) {
    secret.value = '';
    field.base = '';
  }
}

export function behind(field, there) {
  const theirs = there.value ?? field.base;
  const mine = field.value;
  field.revision = there.revision;
  if (mine === theirs) {
    field.base = theirs;
    field.value = null;
    state.lastSaved = there.at ? new Date(there.at) : state.lastSaved;
    return;
  }

  const merged = isText(field.id, field.name) ? merge(field.base, mine, theirs) : mine;
  field.base = theirs;
  field.value = merged;
  write(partsOf(field.id, field.name), merged);
  schedule(field, 0);
}

function again(field) {
  state.failing = true;
  field.tries++;
  schedule(field, Retry[Math.min(field.tries - 1, Retry.length - 1)]);
}

/** Sends all that is not saved yet. */
export const flush = leaving => Promise.all(pendingOf().map(field => send(field, leaving)));
