import type { View } from '#report/catalogue/list.ts';

/** How one list is looked at, kept while the app is open so that the way back from a record leads to the same place. */
export class ListView implements View {
  search = $state('');
  chosen = $state.raw<readonly string[]>([]);
  only = $state<View['only']>('all');
  sort = $state.raw<View['sort']>(null);
  /** Record looked at last; the list comes back to it. */
  last: string | null = null;

  get isFiltered(): boolean {
    return this.search.trim() !== '' || this.only !== 'all' || this.chosen.some((c) => c !== '');
  }

  choose(facet: number, option: string): void {
    const chosen = [...this.chosen];
    while (chosen.length <= facet) chosen.push('');
    chosen[facet] = option;
    this.chosen = chosen;
  }

  /** First upwards, then downwards, then in the order of the catalogue. */
  sortBy(column: number): void {
    const { sort } = this;
    if (sort?.column !== column) this.sort = { column, down: false };
    else this.sort = sort.down ? null : { column, down: true };
  }

  clear(): void {
    this.search = '';
    this.chosen = [];
    this.only = 'all';
  }
}

/** One view per table. */
export class ListViews {
  #views = new Map<string, ListView>();

  of(table: string): ListView {
    const known = this.#views.get(table) ?? new ListView();
    this.#views.set(table, known);
    return known;
  }
}
