// The fields of a contact as they stand on the screen: what several parts of one field hold together, and how a value is put back into them.

export const partsOf = (id, name) => [...document.querySelectorAll(`[data-draft="${CSS.escape(name)}"]`)].filter(part => part.closest('[data-contact]')?.dataset.contact === id);

/** What the parts of one field hold together: a text, a choice, several codes, or codes with what each is set to. */
export function read(parts) {
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

export function write(parts, value) {
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
        const [from, to, atEnd] = [part.selectionStart, part.selectionEnd, part.selectionEnd === part.value.length];
        part.value = text;
        if (document.activeElement === part && from !== null) {
          // Whoever writes on at the end goes on at the end.
          part.setSelectionRange(atEnd ? text.length : Math.min(from, text.length), atEnd ? text.length : Math.min(to, text.length));
        }
      }
    }
  });
}

export const isText = (id, name) => partsOf(id, name).some(part => part.matches('textarea, input:not([type]), input[type=text]') && part.dataset.code === undefined);
