// The list of results under the keys, and the focus that is never lost with what is taken off the screen.

import { all, box, visible } from './page.js';

const openers = () => all('.results .card-open');
let lastCard = null;

export function move(from, step) {
  const cards = openers();
  const at = cards.indexOf(from);
  if (at < 0) {
    (cards.find(card => card.closest('[aria-current=true]')) ?? cards[0])?.focus();
  } else if (at + step < 0) {
    box()?.focus();
  } else {
    cards[Math.min(at + step, cards.length - 1)].focus();
  }

  document.activeElement.scrollIntoView({ block: 'nearest' });
}

export function jump(step) {
  const panes = all('[data-pane]');
  if (panes.length === 0) {
    return;
  }

  const at = panes.findIndex(pane => pane.contains(document.activeElement));
  const pane = panes[(at + step + panes.length) % panes.length];
  (all('[aria-current=true] .card-open', pane)[0] ?? all('[data-first]', pane)[0] ?? pane).focus();
}

document.addEventListener('focusin', event => {
  lastCard = event.target.matches('.results .card-open') ? { button: event.target, at: openers().indexOf(event.target) } : null;
});
document.addEventListener('pointerdown', () => { lastCard = null; });

/** What is taken off the screen gives the focus to what stands there now. */
export function keepFocus() {
  if (lastCard && document.activeElement === document.body) {
    const cards = openers();
    const next = lastCard.button.isConnected ? lastCard.button : cards[Math.min(lastCard.at, cards.length - 1)] ?? box();
    lastCard = null;
    if (visible(next)) {
      next.focus();
    }
  }
}
