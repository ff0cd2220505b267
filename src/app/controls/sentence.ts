/** A message as a sentence: a capital at its start, a stop at its end. */
export function sentence(message: string): string {
  const text = message.trim();
  if (text === '') return 'No reason was given.';
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(start) ? start : `${start}.`;
}
