// Copying, and more text than a field takes.

import { say } from './page.js';

const LongestNumber = 100;
let tooLong = 0;

export async function copy(button) {
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
  say(button.dataset.said);
  setTimeout(() => delete button.dataset.copied, 2500);
}

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
