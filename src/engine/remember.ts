/** What a long computation gave, kept for the last few keys; the same key gives the same value, so keeping changes nothing but time. */
export interface Memory<V> {
  recall(key: string): V | undefined;
  keep(key: string, value: V): V;
}

/** A memory of the `most` keys used last. */
export function memory<V>(most: number): Memory<V> {
  const kept = new Map<string, V>();
  return {
    recall(key) {
      const value = kept.get(key);
      if (value !== undefined) {
        kept.delete(key);
        kept.set(key, value);
      }
      return value;
    },
    keep(key, value) {
      kept.set(key, value);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
      return value;
    },
  };
}
