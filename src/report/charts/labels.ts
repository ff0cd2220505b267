/** A label that wants to stand at a height and must keep clear of the others. */
export interface Wanted {
  y: number;
  height: number;
}

interface Block {
  members: number[];
  /** Mean of what the members want the top of the block to be. */
  top: number;
  height: number;
}

/**
 * Centres of labels moved apart so that none overlaps and all lie between `top` and `bottom`, with
 * the least sum of squared moves; in the order given. Blocks of touching labels are pooled as in
 * isotonic regression. Labels that do not fit at all run over the bottom in even steps.
 */
export function spread(labels: readonly Wanted[], top: number, bottom: number): number[] {
  const order = labels.map((_, i) => i).sort((a, b) => at(labels, a).y - at(labels, b).y);
  const blocks: Block[] = [];
  for (const i of order) {
    const { y, height } = at(labels, i);
    blocks.push({ members: [i], top: y - height / 2, height });
    mergeOverlaps(blocks, top, bottom);
  }
  const centres = new Array<number>(labels.length).fill(0);
  for (const block of blocks) {
    let y = within(block, top, bottom);
    for (const i of block.members) {
      centres[i] = y + at(labels, i).height / 2;
      y += at(labels, i).height;
    }
  }
  return centres;
}

function at(labels: readonly Wanted[], i: number): Wanted {
  const label = labels[i];
  if (!label) throw new RangeError(`no label ${i} among ${labels.length}`);
  return label;
}

const within = (block: Block, top: number, bottom: number): number =>
  Math.max(top, Math.min(bottom - block.height, block.top));

function mergeOverlaps(blocks: Block[], top: number, bottom: number): void {
  while (blocks.length > 1) {
    const [upper, lower] = blocks.slice(-2) as [Block, Block];
    const gap = within(lower, top, bottom) - (within(upper, top, bottom) + upper.height);
    if (gap >= 0) return;
    const [m, n] = [upper.members.length, lower.members.length];
    const lowerTop = lower.top - upper.height;
    blocks.splice(-2, 2, {
      members: [...upper.members, ...lower.members],
      top: (upper.top * m + lowerTop * n) / (m + n),
      height: upper.height + lower.height,
    });
  }
}
