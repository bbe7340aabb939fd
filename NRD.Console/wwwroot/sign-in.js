// Passkeys: the one thing on the sign-in pages that needs a script. Without it the password and a code do.
(() => {
  'use strict';

  const bound = domain => domain && (location.hostname === domain || location.hostname.endsWith(`.${domain}`));
  const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON && navigator.credentials;

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!able || !bound(form.dataset.domain)) {
      continue;
    }

    form.hidden = false;
    form.addEventListener('submit', async event => {
      if (form.elements.answer.value) {
        return;
      }

      event.preventDefault();
      const failed = form.querySelector('[data-failed]');
      failed.hidden = true;
      try {
        const response = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form), redirect: 'error' });
        if (response.status === 400) {
          // The page is no longer current: the server shows it again, ready to be used.
          form.submit();
          return;
        }

        if (!response.ok) {
          throw new Error('no options');
        }

        const options = await response.json();
        const credential = form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.answer.value = JSON.stringify(credential.toJSON());
        form.requestSubmit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
