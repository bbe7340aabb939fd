// Quiet clocks: how long a contact goes on, counting up.

function clock(since) {
  const seconds = Math.max(0, Math.floor((Date.now() - Number(since)) / 1000));
  const two = number => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export function tick() {
  document.querySelectorAll('[data-since]').forEach(time => {
    const text = clock(time.dataset.since);
    if (time.textContent !== text) {
      time.textContent = text;
    }
  });
}
