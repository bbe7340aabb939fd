// A life at risk: uncovered by the page itself, whatever anything else does.

const strip = () => document.getElementById('emergency');

export function emergency() {
  const open = strip();
  const here = document.querySelector('[data-emergency-place]');
  const number = here?.dataset.emergencyNumber;
  open.hidden = !open.hidden;
  open.querySelectorAll('[data-emergency-default]').forEach(part => { part.hidden = !!here; });
  const shown = open.querySelector('[data-emergency-here]');
  shown.hidden = !here;
  shown.textContent = here ? `${here.dataset.emergencyPlace}: ${number || '—'}` : '';
  open.querySelectorAll('[data-emergency-doubt]').forEach(part => { part.hidden = part.dataset.emergencyDoubt !== here?.dataset.emergencyState; });
  if (!open.hidden) {
    open.cameFrom = document.activeElement;
    document.getElementById('emergency-title').focus();
  } else {
    open.cameFrom?.focus?.();
  }
}

/** The place of a contact does not stay over the lock. */
export function coverPlace() {
  const here = document.querySelector('[data-emergency-here]:not([hidden])');
  if (here) {
    here.hidden = true;
    strip().hidden = true;
  }
}
