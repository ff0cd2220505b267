import type { OverrideProblem, withOverrides } from '#catalog/overrides.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { History } from '#catalog/types/history.ts';
import type { Override } from '#profile/session.ts';
import { ListViews } from './list-views.svelte.ts';

/** A catalogue with the figures of a scenario in place, and what could not be used. */
export interface InForceCatalogue {
  catalogue: Catalogue;
  problems: readonly OverrideProblem[];
}

/** The catalogue of the current edition, read when first needed: it is large and no page waits for it. */
export class CatalogueState {
  current = $state.raw<Catalogue>();
  /** Prices over time, events and retirements; only some pages load them. */
  history = $state.raw<History>();
  failure = $state.raw<string | null>(null);
  readonly views = new ListViews();
  #loading: Promise<Catalogue> | undefined;
  #loadingHistory: Promise<void> | undefined;
  #withOverrides: typeof withOverrides | undefined;
  #last: { key: string; inForce: InForceCatalogue } | undefined;

  /** Reads the catalogue once; later calls get the same one. */
  load(): Promise<Catalogue> {
    this.#loading ??= this.#read().catch((error: unknown) => {
      this.#loading = undefined;
      return this.#fail(error);
    });
    return this.#loading;
  }

  /** Reads the tables about the past once. */
  loadHistory(): Promise<void> {
    this.#loadingHistory ??= this.#readHistory().catch((error: unknown) => {
      this.#loadingHistory = undefined;
      return this.#fail(error);
    });
    return this.#loadingHistory;
  }

  /** The catalogue as a scenario sees it; undefined until it was read. */
  inForce(overrides: readonly Override[]): InForceCatalogue | undefined {
    if (this.current === undefined || this.#withOverrides === undefined) return undefined;
    const key = JSON.stringify(overrides);
    if (this.#last?.key !== key)
      this.#last = { key, inForce: this.#withOverrides(this.current, overrides) };
    return this.#last.inForce;
  }

  /** Why a figure cannot stand beside these overrides, or null where it can. */
  refusal(overrides: readonly Override[], figure: Override): string | null {
    if (this.current === undefined || this.#withOverrides === undefined) return null;
    const { table, key, field } = figure;
    const others = overrides.filter(
      (each) => each.table !== table || each.key !== key || each.field !== field,
    );
    const { problems } = this.#withOverrides(this.current, [...others, figure]);
    return problems.find((problem) => problem.override === figure)?.reason ?? null;
  }

  async #read(): Promise<Catalogue> {
    const [{ currentEdition }, { readCatalogue }, overriding] = await Promise.all([
      import('#catalog/edition.ts'),
      import('#catalog/catalogue.ts'),
      import('#catalog/overrides.ts'),
    ]);
    this.#withOverrides = overriding.withOverrides;
    this.current = readCatalogue(currentEdition).catalogue;
    return this.current;
  }

  async #readHistory(): Promise<void> {
    const [catalogue, { currentHistory }, { readHistory }] = await Promise.all([
      this.load(),
      import('#catalog/history-edition.ts'),
      import('#catalog/history.ts'),
    ]);
    this.history = readHistory(currentHistory, catalogue).history;
  }

  #fail(error: unknown): never {
    const why = error instanceof Error ? error.message : String(error);
    this.failure = `The catalogue could not be read (${why}). Reload the page.`;
    throw error;
  }
}
