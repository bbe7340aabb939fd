// The line to the server: lost, found again, or to a console that was started anew and knows this window no more.

import { all, blank } from './page.js';

const Shown = 'components-reconnect-show';
const Untouched = 60000;
const waits = [0, 0, 1000, 2000, 3000, 5000];
const seat = document.querySelector('meta[name=nrd-seat]').content;
let nextCheck = 0;

export function connect() {
  const banner = document.getElementById('components-reconnect-modal');
  banner.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'hide') {
      // What was typed while the line was down is on the screen only; the server learns of it from here.
      document.querySelectorAll('[data-live]').forEach(field => field.dispatchEvent(new Event('input', { bubbles: true })));
    } else if (['rejected', 'failed', 'resume-failed'].includes(event.detail.state)) {
      startedAnew();
    } else {
      checkSeat();
    }
  });
  sayThatItCameBack();
  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 100000,
        retryIntervalMilliseconds: attempt => waits[Math.min(attempt, waits.length - 1)],
      },
    },
  });
}

/** The line is down, or the window was refused: where the browser is somebody else's by now, or nobody's, the page goes. */
function checkSeat() {
  nextCheck ||= setTimeout(async () => {
    nextCheck = 0;
    if (await isMine() === null) {
      // The line is down; what is on the screen stays readable until somebody answers.
      setTimeout(checkSeat, 2000);
    }
  }, 1000);
}

/** Whether the console answers and knows this sign-in; <c>null</c> where it does not answer. */
async function isMine() {
  try {
    const answer = await fetch('/session', { redirect: 'manual' });
    if (answer.type === 'opaqueredirect' || answer.status === 401 || (answer.ok && (await answer.text()) !== seat)) {
      blank(true);
      location.replace('/');
      return false;
    }

    return answer.ok ? true : null;
  } catch {
    return null;
  }
}

// --- a console that was started anew

const isTyped = () => all('input, textarea').some(field => !field.matches('[data-live], [type=checkbox], [type=radio]') && field.value !== '');
const isRead = () => !!document.querySelector('.desk[data-view=record]') || all('[data-live]').some(field => field.value !== '');

/**
 * Comes back at once where nothing is on the screen that somebody may be reading out; else as soon as they want something of the page, or
 * have not touched it for a while. What was typed into a form goes only when they say so.
 */
function startedAnew() {
  if (document.querySelector('[data-contact]')) {
    // A contact sees to it that nothing of it is lost, and comes back by itself.
    return;
  }

  if (isTyped()) {
    checkSeat();
  } else if (isRead()) {
    let wait = setTimeout(comeBack, Untouched);
    const touched = () => {
      clearTimeout(wait);
      wait = setTimeout(comeBack, Untouched);
    };
    ['pointermove', 'wheel', 'touchmove', 'keydown'].forEach(type => document.addEventListener(type, touched, { capture: true, passive: true }));
    document.addEventListener('keydown', event => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.key === 'Enter') && !event.target.closest('button, a')) {
        comeBack();
      }
    }, true);
    document.addEventListener('click', event => {
      const control = event.target.closest('button, a, input, select');
      if (control && !control.matches('[data-copy], [data-hide-now]')) {
        comeBack();
      }
    }, true);
    checkSeat();
  } else {
    comeBack();
  }
}

/** Never to a console that does not answer: the browser's own page of failure would take everything off the screen. */
export async function comeBack() {
  const mine = await isMine();
  if (mine) {
    history.replaceState({ ...history.state, startedAnew: true }, '');
    location.reload();
  } else if (mine === null) {
    setTimeout(comeBack, 1000);
  }
}

function sayThatItCameBack() {
  if (history.state?.startedAnew) {
    const { startedAnew: _, ...state } = history.state;
    history.replaceState(state, '');
    document.getElementById('came-back').classList.add(Shown);
  }
}

export const dismiss = button => button.closest('.reconnect').classList.remove(Shown);
