// What must answer at once, without a trip to the server: keys, focus, copying, and the banner while the line is down.
// Nothing that was typed is kept here, and nothing is written to browser storage but the language and theme cookies.
(() => {
  'use strict';

  const visible = element => element && element.getClientRects().length > 0;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(visible);
  const narrow = matchMedia('(max-width: 1100px)');
  const cookie = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict`; };
  let beforePopup = null;

  // --- the line to the server

  const waits = [0, 0, 1000, 2000, 3000, 5000];
  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 100000,
        retryIntervalMilliseconds: attempt => waits[Math.min(attempt, waits.length - 1)],
      },
    },
  });

  const banner = document.getElementById('components-reconnect-modal');
  banner.addEventListener('components-reconnect-state-changed', event => {
    // What was typed while the line was down is on the screen only; the server learns of it from here.
    if (event.detail.state === 'hide') {
      document.querySelectorAll('[data-live]').forEach(field => field.dispatchEvent(new Event('input', { bubbles: true })));
    } else {
      checkSeat();
    }
  });

  // --- printing: whatever starts it, the record that is on the page is printed

  addEventListener('beforeprint', () => document.querySelector('[data-printed]')?.click());
  // --- whose window this is

  const root = document.documentElement;
  const seat = document.querySelector('meta[name=nrd-seat]').content;
  const isLocked = () => !!document.querySelector('[data-locked]');

  /** Plain requests with the token of this page, so that they work whatever the circuit does. */
  function post(path, fields = {}) {
    const body = new URLSearchParams(new FormData(document.getElementById('session-form')));
    Object.entries(fields).forEach(([name, value]) => body.set(name, value));
    return fetch(path, { method: 'POST', body, keepalive: true });
  }

  /** The line is down, or the window was refused: where the browser is somebody else's by now, or nobody's, the page goes. */
  let nextCheck = 0;
  function checkSeat() {
    nextCheck ||= setTimeout(askSeat, 1000);
  }

  async function askSeat() {
    nextCheck = 0;
    try {
      const answer = await fetch('/session', { redirect: 'manual' });
      if (answer.type === 'opaqueredirect' || answer.status === 401 || (answer.ok && (await answer.text()) !== seat)) {
        root.setAttribute('data-blank', '');
        location.replace('/');
      }
    } catch {
      // The line is down; what is on the screen stays readable until somebody answers.
      nextCheck ||= setTimeout(askSeat, 3000);
    }
  }

  /** Blank at once, before anybody is asked. The lock page takes over; where none comes the page itself goes. */
  function hideNow() {
    if (isLocked()) {
      return;
    }

    root.setAttribute('data-blank', '');
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

  // --- that somebody is there, and nothing of what they do

  let presence = null;
  let lastSent = -Infinity;
  let sending = 0;
  let pointerAt = '';

  function send() {
    clearTimeout(sending);
    sending = 0;
    lastSent = performance.now();
    presence.self.invokeMethodAsync('SeenAsync').catch(() => {});
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

    if (!presence || !event.isTrusted || isLocked()) {
      return;
    }

    const since = performance.now() - lastSent;
    const wait = document.querySelector('[data-idle-warning]') ? Math.min(presence.every, 500) : presence.every;
    if (since >= wait) {
      send();
    } else if (!sending || wait < presence.every) {
      clearTimeout(sending);
      sending = setTimeout(send, wait - since);
    }
  }

  // Whoever scrolls does it with one of these; the scrolling itself can also be the page's own.
  ['pointerdown', 'pointermove', 'wheel', 'touchmove', 'keydown'].forEach(type => document.addEventListener(type, touched, { capture: true, passive: true }));

  // --- more text than a field takes

  const LongestNumber = 100;
  let tooLong = 0;

  function notice(event, text) {
    const field = event.target;
    if (!field.matches?.('input, textarea') || !text) {
      return;
    }

    const limit = field.maxLength > 0 ? field.maxLength : LongestNumber;
    const kept = field.value.length - ((field.selectionEnd ?? 0) - (field.selectionStart ?? 0));
    if (kept + text.length <= limit) {
      return;
    }

    if (field.maxLength <= 0) {
      event.preventDefault();
    }

    const shown = document.getElementById('too-long');
    shown.classList.add('components-reconnect-show');
    clearTimeout(tooLong);
    tooLong = setTimeout(() => shown.classList.remove('components-reconnect-show'), 15000);
  }

  document.addEventListener('paste', event => notice(event, event.clipboardData?.getData('text')));
  document.addEventListener('drop', event => notice(event, event.dataTransfer?.getData('text')));

  // --- copying

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = Object.assign(document.createElement('textarea'), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }

    button.dataset.copied = 'true';
    const said = document.getElementById('said');
    if (said) {
      said.textContent = button.dataset.said;
    }

    setTimeout(() => delete button.dataset.copied, 2500);
  }

  document.addEventListener('click', event => {
    const copying = event.target.closest('[data-copy]');
    if (copying) {
      copy(copying);
    } else if (event.target.closest('[data-reload]')) {
      location.reload();
    } else if (event.target.closest('[data-hide-now]')) {
      hideNow();
    } else if (event.target.closest('[data-skip]')) {
      event.preventDefault();
      document.getElementById('main').focus();
    } else if (event.target.closest('[data-esc]')) {
      goBack();
    }
  });

  // --- while an answer is on its way

  const box = () => document.getElementById('search-text');
  const asked = () => document.querySelector('[data-asked]')?.dataset.asked;
  const isAnswered = () => asked() === undefined || asked() === (box()?.value ?? '');
  let slow = 0;
  let entersList = false;

  document.addEventListener('input', event => {
    if (event.target.id === 'search-text') {
      clearTimeout(slow);
      entersList = false;
      slow = setTimeout(() => { document.documentElement.toggleAttribute('data-waiting', !isAnswered()); }, 400);
    }
  });

  function answerShown() {
    if (isAnswered()) {
      clearTimeout(slow);
      document.documentElement.removeAttribute('data-waiting');
      if (entersList) {
        entersList = false;
        move(box(), 1);
      }
    }
  }

  // --- the caret is in the box before anybody can type, and letters that were faster than the page are put in

  let early = '';
  let earlyEnter = false;
  let lastBox = null;

  function awaitBox() {
    early ??= '';
    document.activeElement?.blur();
    setTimeout(() => { early = null; }, 5000);
    boxShown();
  }

  function boxShown() {
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

  function keepEarly(event) {
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

  // --- what is taken off the screen gives the focus to what stands there now

  let lastCard = null;

  document.addEventListener('focusin', event => {
    lastCard = event.target.matches('.results .card-open') ? { button: event.target, at: openers().indexOf(event.target) } : null;
  });
  document.addEventListener('pointerdown', () => { lastCard = null; });

  function focusKept() {
    if (lastCard && document.activeElement === document.body) {
      const cards = openers();
      const next = lastCard.button.isConnected ? lastCard.button : cards[Math.min(lastCard.at, cards.length - 1)] ?? box();
      lastCard = null;
      if (visible(next)) {
        next.focus();
      }
    }
  }

  new MutationObserver(() => {
    answerShown();
    boxShown();
    focusKept();
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-asked', 'data-view'] });

  // --- keys

  function keyName(event) {
    return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.shiftKey ? 'Shift+' : '') + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  }

  /** Only the top-most thing closes; what was typed is never touched. */
  function closeTopMost() {
    const open = all('[data-esc]').sort((a, b) => b.dataset.esc - a.dataset.esc)[0];
    open?.click();
    return !!open;
  }

  function goBack() {
    const target = beforePopup;
    beforePopup = null;
    setTimeout(() => { if (target?.isConnected) { target.focus(); } }, 50);
  }

  const openers = () => all('.results .card-open');

  function move(from, step) {
    const cards = openers();
    const at = cards.indexOf(from);
    if (at < 0) {
      (cards.find(card => card.closest('[aria-current=true]')) ?? cards[0])?.focus();
    } else if (at + step < 0) {
      document.getElementById('search-text')?.focus();
    } else {
      cards[Math.min(at + step, cards.length - 1)].focus();
    }

    document.activeElement.scrollIntoView({ block: 'nearest' });
  }

  function jump(step) {
    const panes = all('[data-pane]');
    if (panes.length === 0) {
      return;
    }

    const at = panes.findIndex(pane => pane.contains(document.activeElement));
    const pane = panes[(at + step + panes.length) % panes.length];
    (all('[aria-current=true] .card-open', pane)[0] ?? all('[data-first]', pane)[0] ?? pane).focus();
  }

  document.addEventListener('keydown', event => {
    if (event.isComposing || event.altKey || keepEarly(event)) {
      return;
    }

    const name = keyName(event);
    const target = event.target;
    if (name === 'Ctrl+K') {
      if (visible(box())) {
        box().focus();
        box().select();
      } else {
        awaitBox();
        const back = document.querySelector('[data-back]');
        if (back) {
          back.click();
        } else {
          Blazor.navigateTo('/');
        }
      }
    } else if (name === 'F6' || name === 'Shift+F6') {
      jump(event.shiftKey ? -1 : 1);
    } else if (name === 'Escape') {
      if (!closeTopMost()) {
        return;
      }
    } else if (name === 'ArrowDown' && target.id === 'search-text') {
      // Never into an older answer.
      if (isAnswered()) {
        move(target, 1);
      } else {
        entersList = true;
      }
    } else if ((name === 'ArrowDown' || name === 'ArrowUp') && target.matches('.card-open')) {
      move(target, name === 'ArrowDown' ? 1 : -1);
    } else if (/^[1-9]$/.test(name) && target.closest('[data-choices]')) {
      // Digits choose only while the choices have the focus.
      all('[data-choice]', target.closest('[data-choices]'))[name - 1]?.click();
    } else if (name === 'Enter' && target.id === 'search-text') {
      // The server knows, in the order of the keys, what was asked last; what is on the screen may be older.
      document.getElementById('open-first')?.click();
    } else {
      const button = document.querySelector(`[data-key="${CSS.escape(name)}"]`);
      if (!visible(button)) {
        return;
      }

      // A key that is held down is one press.
      if (!event.repeat) {
        button.click();
      }
    }

    event.preventDefault();
  });

  // --- what the server asks for

  window.nrd = {
    settings: () => ({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, dark: matchMedia('(prefers-color-scheme: dark)').matches }),
    language(code, tag) {
      document.documentElement.lang = tag;
      cookie('nrd-language', code);
    },
    theme(name) {
      document.documentElement.dataset.theme = name;
      cookie('nrd-theme', name);
    },
    /** Puts the caret into a pop-up that has just opened, and remembers where it came from. */
    popup(id) {
      const cameFrom = document.activeElement;
      const popup = document.getElementById(id);
      if (!popup) {
        return;
      }

      beforePopup = cameFrom;
      popup.focus();

      // A pop-up that is closed before this call came takes the focus with it; nobody else would give it back.
      const gone = new MutationObserver(() => {
        if (!popup.isConnected) {
          gone.disconnect();
          if (document.activeElement === document.body && cameFrom.isConnected) {
            cameFrom.focus();
          }
        }
      });
      gone.observe(document.body, { childList: true, subtree: true });
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
      const pane = document.getElementById('record');
      pane?.scrollTo(0, 0);
      if (narrow.matches) {
        scrollTo(0, 0);
        document.getElementById('record-title')?.focus();
      }
    },
    recordLeft: id => document.querySelector(`[data-service="${CSS.escape(id)}"] .card-open`)?.focus(),
    print: () => print(),
    /** How often at most the server hears that somebody is there, in milliseconds. */
    presence(self, every) {
      presence = { self, every };
    },
    locked() {
      root.removeAttribute('data-blank');
      document.querySelectorAll('form[data-domain]').forEach(form => {
        const bound = location.hostname === form.dataset.domain || location.hostname.endsWith(`.${form.dataset.domain}`);
        form.hidden = !bound || !window.PublicKeyCredential?.parseRequestOptionsFromJSON;
      });
      scrollTo(0, 0);
      (all('[data-locked] [data-first]')[0] ?? document.getElementById('main')).focus();
    },
    unlocked() {
      root.removeAttribute('data-blank');
      (document.getElementById('search-text') ?? document.getElementById('main'))?.focus();
    },
  };
})();
