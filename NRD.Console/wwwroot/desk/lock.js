// Hide now, and unlocking. Both work whatever the circuit does.

import { all, blank, box, isLocked, post } from './page.js';

/** Blank at once, before anybody is asked. The lock page takes over; where none comes the page itself goes. */
export function hideNow() {
  if (isLocked()) {
    return;
  }

  blank(true);
  post('/lock').catch(() => {});
  setTimeout(() => {
    if (!isLocked()) {
      location.replace('/');
    }
  }, 3000);
}

async function askPasskey(path) {
  const options = await (await post(path)).json();
  const found = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(found.toJSON());
}

async function unlock(form) {
  form.querySelectorAll('[data-problem]').forEach(problem => { problem.hidden = true; });
  const button = form.querySelector('[type=submit]');
  button.disabled = true;
  const fields = Object.fromEntries(new FormData(form));
  let problem = 'away';
  try {
    if (form.dataset.ask) {
      fields.answer = await askPasskey(form.dataset.ask);
    }

    const answer = await post(form.getAttribute('action'), fields);
    problem = { 204: '', 403: 'wrong', 429: 'wait' }[answer.status] ?? 'away';
    if (answer.status === 401) {
      location.replace('/');
    }
  } catch (fault) {
    problem = fault instanceof DOMException ? 'wrong' : 'away';
  }

  button.disabled = false;
  if (problem === '') {
    setTimeout(() => { if (isLocked()) { location.reload(); } }, 2000);
    return;
  }

  form.querySelector(`[data-problem=${problem}]`).hidden = false;
  const secret = form.querySelector('[type=password]');
  if (secret && problem === 'wrong') {
    secret.value = '';
  }

  secret?.focus();
}

document.addEventListener('submit', event => {
  if (event.target.matches('[data-unlock]')) {
    event.preventDefault();
    unlock(event.target);
  }
});

export function locked() {
  blank(false);
  document.querySelectorAll('form[data-domain]').forEach(form => {
    const bound = location.hostname === form.dataset.domain || location.hostname.endsWith(`.${form.dataset.domain}`);
    form.hidden = !bound || !window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  });
  scrollTo(0, 0);
  (all('[data-locked] [data-first]')[0] ?? document.getElementById('main')).focus();
}

export function unlocked() {
  blank(false);
  (box() ?? document.getElementById('main'))?.focus();
}
