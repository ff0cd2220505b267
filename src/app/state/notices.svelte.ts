export interface Notice {
  id: number;
  text: string;
  /** Takes the act back. */
  undo?: () => void;
}

const shownForMs = 8_000;
/** Longer, because reading and deciding takes time; the undo buttons of the pages have no limit. */
const undoForMs = 40_000;

/** Short messages about what was just done, the newest last; at most three at a time. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #next = 1;

  tell(text: string, undo?: () => void): void {
    const id = this.#next++;
    this.list = [...this.list, { id, text, ...(undo === undefined ? {} : { undo }) }].slice(-3);
    setTimeout(() => this.close(id), undo === undefined ? shownForMs : undoForMs);
  }

  undo(notice: Notice): void {
    notice.undo?.();
    this.close(notice.id);
  }

  close(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }
}
