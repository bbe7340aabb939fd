// Hide now, on the pages that have no circuit: blank at once, then lock, then the lock takes the place of the page.
(() => {
  'use strict';

  const form = document.querySelector('form[data-hide-now]');
  form.hidden = false;

  function hide() {
    document.documentElement.setAttribute('data-blank', '');
    fetch(form.action, { method: 'POST', body: new FormData(form), keepalive: true }).catch(() => {}).finally(() => location.replace('/'));
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    hide();
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'F9' && !event.repeat) {
      event.preventDefault();
      hide();
    }
  });
})();
