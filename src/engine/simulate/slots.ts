/**
 * Draws that are made ready together: so many that a processor keeps at one kind of work for a while, and
 * few enough that what is made ready for them stays near it. A power of two.
 */
export const slots = 32;

/** The place of a draw among those that are made ready with it. */
export const slotOf = (draw: number): number => draw & (slots - 1);
