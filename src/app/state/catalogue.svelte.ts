import type { Catalogue } from '#catalog/types/catalogue.ts';

/** The catalogue of the current edition, read when first needed: it is large and no page waits for it. */
export class CatalogueState {
  current = $state.raw<Catalogue>();
  failure = $state.raw<string | null>(null);
  #loading: Promise<Catalogue> | undefined;

  /** Reads the catalogue once; later calls get the same one. */
  load(): Promise<Catalogue> {
    this.#loading ??= this.#read();
    return this.#loading;
  }

  async #read(): Promise<Catalogue> {
    try {
      const [{ currentEdition }, { readCatalogue }] = await Promise.all([
        import('#catalog/edition.ts'),
        import('#catalog/catalogue.ts'),
      ]);
      this.current = readCatalogue(currentEdition).catalogue;
      return this.current;
    } catch (error) {
      this.#loading = undefined;
      this.failure = `The catalogue could not be read (${error instanceof Error ? error.message : String(error)}). Reload the page.`;
      throw error;
    }
  }
}
