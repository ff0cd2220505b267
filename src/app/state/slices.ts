/** Milliseconds of work between two breaths: half a frame. */
const budget = 8;

/**
 * Takes everything from an iterator, a little at a time, so that the page answers meanwhile;
 * `onDone` gets it whole. Returns what gives it up.
 */
export function inSlices<T>(items: Iterator<T>, onDone: (all: T[]) => void): () => void {
  const all: T[] = [];
  let timer = setTimeout(slice);
  function slice(): void {
    const end = performance.now() + budget;
    do {
      const next = items.next();
      if (next.done === true) {
        onDone(all);
        return;
      }
      all.push(next.value);
    } while (performance.now() < end);
    timer = setTimeout(slice);
  }
  return () => clearTimeout(timer);
}
