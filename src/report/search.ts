/** What a search finds: texts that have every word of it, in any order, whatever the case. */
export function finder(search: string): (text: string) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const within = text.toLowerCase();
    return words.every((word) => within.includes(word));
  };
}
