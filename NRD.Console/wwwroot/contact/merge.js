// Two windows that wrote at once: both pieces stay.

function span(from, to) {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) {
    start++;
  }

  let end = 0;
  while (end < from.length - start && end < to.length - start && from[from.length - 1 - end] === to[to.length - 1 - end]) {
    end++;
  }

  return { start, stop: from.length - end, text: to.slice(start, to.length - end) };
}

/** Puts what was changed here into what was saved there. Where both changed the same spot, both texts stay, one after the other. */
export function merge(base, mine, theirs) {
  if (mine === theirs || mine === base) {
    return theirs;
  }

  const here = span(base, mine);
  const there = span(base, theirs);
  if (here.stop <= there.start && !(here.start === there.start && here.stop === there.stop)) {
    return theirs.slice(0, here.start) + here.text + theirs.slice(here.stop);
  }

  const shift = theirs.length - base.length;
  if (there.stop <= here.start) {
    return theirs.slice(0, here.start + shift) + here.text + theirs.slice(here.stop + shift);
  }

  const after = there.start + there.text.length;
  return theirs.slice(0, after) + here.text + theirs.slice(after);
}
