import { untrack } from 'svelte';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Analysis } from '#engine/analysis.ts';
import { claimOf } from '#report/claim.ts';
import type { Session } from '#profile/session.ts';
import { noJournal } from '#storage/journal.ts';
import type { Journal } from '#storage/journal.ts';
import type { StoreProblem } from '#storage/problem.ts';
import { lastPlace, rememberPlace } from '#storage/preferences.ts';
import type { AnyFile } from '#storage/restore/any-file.ts';
import type { SaveState } from '#storage/saver.ts';
import { hashOf, openPages } from './address.ts';
import type { Address, CasePage } from './address.ts';
import { AnalysisState, questionFor } from './analysis.svelte.ts';
import type { Question, Runner } from './analysis.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import { CatalogueState } from './catalogue.svelte.ts';
import { Incoming } from './incoming.svelte.ts';
import { Library } from './library.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { OpenSession } from './open-session.svelte.ts';
import { StressState } from './stress.svelte.ts';
import type { StressRunner } from './stress.svelte.ts';
import { editedQuestion, OutlookState, shippedQuestion } from './outlook.svelte.ts';
import { Offline } from './offline.svelte.ts';
import { Past } from './past.svelte.ts';
import { Protection } from './protection.svelte.ts';
import { ReportState } from './report.svelte.ts';
import type { Documents, MedianRunner } from './report.svelte.ts';
import { Route } from './route.svelte.ts';
import { Safekeeping } from './safekeeping.svelte.ts';
import { openSession } from './session-door.ts';
import type { Opened } from './session-door.ts';
import type { Outlooks } from '#worker/outlooks.ts';
import type { Shelf } from './shelf.ts';
import { comparisonOf, sideNames, sideRest, suggestedSides } from './sides.ts';
import type { SideName } from './sides.ts';
import { ComparedSides } from './compared-sides.svelte.ts';
import { ThemeState } from './theme.svelte.ts';
import { Trial, withTried } from './trial.svelte.ts';

/** What the app is built from; `problem` says why sessions are not stored, where they are not. */
export interface Equipment {
  shelf: Shelf;
  journal: Journal;
  problem: StoreProblem | null;
  /** What happened to the storage since the last visit, in words. */
  told: readonly string[];
  runner: Runner & MedianRunner;
  /** A second one, so that a comparison does not cancel the main analysis. */
  otherRunner: Runner;
  documents: Documents;
  outlooks: Outlooks;
  stress: StressRunner;
  readFile: (text: string) => Promise<AnyFile>;
}

/** All state of the app, and the one place that follows the address to the session it names. */
export class Desk {
  readonly theme = new ThemeState();
  readonly route = new Route();
  readonly notices = new Notices();
  readonly catalogue = new CatalogueState();
  readonly cases: Library;
  readonly incoming: Incoming;
  readonly keeping: Safekeeping;
  readonly protection: Protection;
  readonly offline = new Offline();
  /** The states that sessions were saved in. */
  readonly past: Past;
  readonly analysis: AnalysisState;
  readonly comparison: Comparison;
  readonly compared: ComparedSides;
  readonly trial: Trial;
  readonly outlook: OutlookState;
  readonly stress: StressState;
  readonly report: ReportState;
  open = $state.raw<OpenSession | null>(null);
  saving = $state.raw<SaveState | null>(null);
  /** Why the session of the address cannot be opened. */
  problem = $state.raw<StoreProblem | null>(null);
  /** Why nothing is stored on this device. */
  readonly storeProblem: StoreProblem | null;
  #opened: Opened | null = null;
  /** Counts openings, to tell the present one from those before. */
  #openings = 0;
  #queue: Promise<void> = Promise.resolve();
  #equipment: Equipment;

  constructor(equipment: Equipment) {
    this.#equipment = equipment;
    this.storeProblem = equipment.problem;
    const { shelf, journal } = equipment;
    this.cases = new Library(shelf, this.notices);
    this.incoming = new Incoming(this.cases, equipment.readFile);
    this.keeping = new Safekeeping(shelf, journal, this.cases);
    this.protection = new Protection(shelf, journal, () => this.release());
    this.past = new Past(shelf);
    this.analysis = new AnalysisState(equipment.runner, (question, analysis) =>
      this.#label(question, analysis),
    );
    this.report = new ReportState(equipment.documents, equipment.runner);
    this.comparison = new Comparison(equipment.otherRunner, (question, analysis) =>
      this.analysis.know(question, analysis),
    );
    this.compared = new ComparedSides(
      equipment.shelf,
      () => this.route.address,
      () => this.open?.session,
    );
    // The page of the trial and that of the comparison are never open at once, so they share a runner.
    this.trial = new Trial(equipment.otherRunner);
    this.outlook = new OutlookState(equipment.outlooks, equipment.otherRunner);
    this.stress = new StressState(equipment.stress);
  }

  start(): void {
    this.theme.apply();
    for (const words of this.#equipment.told) this.notices.tell(words);
    void this.cases.refresh();
    void this.keeping.refresh();
    void this.protection.start();
    void this.offline.start();
    if (this.storeProblem !== null) this.cases.warnBeforeLeaving();
    void this.catalogue.load().catch(() => undefined);
    const { shelf } = this.#equipment;
    shelf.onChange((change) => {
      // The passphrase came or went in another tab, which made this one save before.
      if (change.what === 'locked') location.reload();
      const isReader = this.saving?.kind === 'readonly';
      if (change.id === this.open?.session.id && isReader) this.reopen(false);
    });
    shelf.onClosed(() => {
      this.problem = {
        kind: 'closed',
        words:
          'The connection to the stored sessions was closed, because a newer version is open in another tab. Reload this tab; nothing was lost.',
      };
    });
    // Both, because neither alone is heard by every browser when a tab closes.
    window.addEventListener('pagehide', () => void this.#opened?.saver.flush());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#opened?.saver.flush();
    });
    this.route.start((address) => this.#follow(address));
  }

  /** The address of the page last looked at, if its session is still on this device. */
  get leftOff(): string | undefined {
    const place = lastPlace();
    const isHere = this.cases.heads?.some((head) => head.id === place?.session);
    return isHere === true ? place?.route : undefined;
  }

  /** The catalogue as the open scenario has it, or as shipped; undefined until it was read. */
  get catalogueInForce(): Catalogue | undefined {
    return this.catalogue.inForce(this.open?.scenario.overrides ?? [])?.catalogue;
  }

  /** Goes to a page of the open session. */
  go(page: CasePage, ...rest: string[]): void {
    location.hash = this.href(page, ...rest);
  }

  /** The address of a page of the open session, for links; of the page alone where none is open. */
  href(page: CasePage, ...rest: string[]): string {
    const open = this.open;
    if (open === null) {
      const free = openPages.find((each) => each === page);
      return hashOf(free ? { page: free, session: null, rest } : { page: 'sessions' });
    }
    const { session, scenario } = open;
    if (page === 'compare') return this.compareHref(suggestedSides(session, scenario.id));
    return hashOf({ page, session: session.id, scenario: scenario.id, rest });
  }

  /** The address of a comparison. */
  compareHref(names: readonly SideName[]): string {
    return hashOf({ page: 'compare', session: null, rest: sideRest(names) });
  }

  /** Copies a scenario, in its own session, and shows the questions of the copy. */
  createVariant({ session, scenario }: SideName): void {
    this.#inTurn(async () => {
      if (this.open?.session.id !== session) await this.#openNow(session, false);
      const copy = this.open?.duplicateScenario(scenario) ?? null;
      if (copy === null)
        return this.notices.tell(
          'No copy could be made: this session is full or open in another tab.',
        );
      this.notices.tell('A copy was made. Change its answers, then compare.');
      this.go('questions');
    });
  }

  /** Opens a session on a page. */
  visit(session: Pick<Session, 'id' | 'activeScenario'>, page: CasePage): void {
    const { id, activeScenario } = session;
    this.route.go({ page, session: id, scenario: activeScenario, rest: [] });
  }

  /** Saves the open session and lets go of it; what is on screen stays until the next reading. */
  async release(): Promise<void> {
    const before = this.#opened;
    this.#opened = null;
    if (before !== null) await before.close();
  }

  /** Reads the open session anew; with `takeOver` from the tab that writes it. */
  reopen(takeOver: boolean): void {
    const id = this.open?.session.id;
    if (id !== undefined) this.#inTurn(() => this.#openNow(id, takeOver));
  }

  /** Opens a session whose newest state cannot be read in the last one that can. */
  openLastReadable(): void {
    const { address } = this.route;
    if (!('session' in address) || address.session === null) return;
    const id = address.session;
    this.#inTurn(async () => {
      const problem = await this.past.putLastReadableOnTop(id);
      if (problem === null) await this.#openNow(id, false);
      else this.problem = problem;
    });
  }

  /** The world of the open scenario, or of no answer at all, and what is tried on it. */
  askOutlook(): void {
    const { open, outlook } = this;
    const edition = this.catalogue.current?.edition;
    if (this.route.address.page !== 'outlook' || edition === undefined) return;
    const question = this.outlookQuestion;
    const { edit, isTrying } = outlook;
    const tried = isTrying ? editedQuestion(question, edit) : null;
    untrack(() => {
      outlook.begin(open?.scenario ?? null);
      outlook.ask(question, tried);
      if (tried !== null && tried.workloads.length > 0) outlook.analysis.ask(tried);
      else outlook.analysis.cancel();
    });
  }

  /** What the Outlook is about: the open scenario, or every default. */
  get outlookQuestion(): Question {
    const { open } = this;
    return open === null
      ? shippedQuestion(this.catalogue.current?.edition ?? '')
      : questionFor(open.session, open.scenario);
  }

  /** Starts the analyses that are shown. The one effect calls it, and depends on the questions only. */
  ask(): void {
    const { open } = this;
    const { questions } = this.compared;
    const { page } = this.route.address;
    const { tried } = this.trial;
    const question = open && questionFor(open.session, open.scenario);
    const isTrying = open !== null && page === 'recommendation';
    const tryOut =
      isTrying && tried.length > 0
        ? questionFor(open.session, withTried(tried)(open.scenario))
        : undefined;
    untrack(() => {
      if (question === null) this.analysis.clear();
      else if (page !== 'compare') this.analysis.ask(question);
      if (page === 'compare') {
        const { result, final } = this.analysis;
        if (question && result && final) this.comparison.know(question, result);
        this.comparison.ask(questions);
      } else this.comparison.leave();
      if (open) this.trial.begin(open.scenario);
      if (tryOut) this.trial.analysis.ask(tryOut);
      else this.trial.analysis.cancel();
    });
  }

  /** Keeps the recommendation in a sentence for the list of sessions, if it is still about these answers. */
  #label(question: Question, analysis: Analysis): void {
    const { open } = this;
    if (open === null) return;
    const { session, scenario } = open;
    if (JSON.stringify(questionFor(session, scenario)) !== JSON.stringify(question)) return;
    open.setLabel(scenario.id, {
      text: claimOf(scenario, analysis).label,
      engine: analysis.engine,
      hash: analysis.requestHash,
      at: new Date().toISOString(),
    });
  }

  #follow(address: Address): void {
    if (address.page === 'gallery') return;
    if (!('session' in address)) {
      void this.cases.refresh();
      void this.keeping.refresh();
      return;
    }
    if (address.page === 'compare') {
      if (address.session === null) this.#followCompare(sideNames(address.rest), address);
      else this.route.replace(comparisonOf(address));
      return;
    }
    if (address.session === null) {
      // With a session open, the page shows the figures as that session has them.
      const { page, rest } = address;
      const { open } = this;
      if (open !== null)
        this.route.replace({ page, session: open.session.id, scenario: open.scenario.id, rest });
      return;
    }
    const { session, scenario } = address;
    rememberPlace({ session, scenario, route: hashOf(address) });
    this.#inTurn(async () => {
      if (this.open?.session.id !== session) await this.#openNow(session, false);
      this.open?.activate(scenario);
      const shown = this.open?.scenario.id;
      // A scenario that is gone, or the last one whatever it is called: the address says which it is.
      if (shown !== undefined && shown !== scenario && this.route.address === address) {
        this.route.replace({ ...address, scenario: shown });
      }
    });
  }

  /** Reads the sessions of the sides, opens the first that is there unless one of them is open, and completes the address. */
  #followCompare(names: readonly SideName[], address: Address): void {
    void this.cases.refresh();
    const [first] = names;
    if (first !== undefined) rememberPlace({ ...first, route: hashOf(address) });
    this.#inTurn(async () => {
      const { compared } = this;
      const ids = [...new Set(names.map((name) => name.session))];
      const isOpen = (id: string) => this.open?.session.id === id;
      await compared.read(ids.filter((id) => !isOpen(id)));
      const found = ids.find((id) => compared.isThere(id));
      if (found !== undefined && !ids.some(isOpen)) await this.#openNow(found, false);
      if (this.route.address !== address || address.page !== 'compare') return;
      const rest = sideRest(compared.completed);
      if (rest.join('/') !== address.rest.join('/'))
        this.route.replace({ page: 'compare', session: null, rest });
    });
  }

  /** One opening after the other, so that two quick clicks cannot cross. */
  #inTurn(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.problem = { kind: 'failed', words: `The session could not be opened: ${String(error)}` };
    });
  }

  async #openNow(id: string, takeOver: boolean): Promise<void> {
    this.problem = null;
    await this.release();
    if (this.open?.session.id !== id) {
      this.open = null;
      this.saving = null;
    }
    const { shelf } = this.#equipment;
    const journal = shelf.vault() === null ? this.#equipment.journal : noJournal;
    const opening = ++this.#openings;
    const onState = (state: SaveState) => {
      // One that was replaced has no say any more.
      if (opening !== this.#openings) return;
      if (state.kind === 'saved' && this.saving?.kind === 'saving') keepStorage();
      this.saving = state;
      if (this.open !== null) this.open.editable = state.kind !== 'readonly';
    };
    const opened = await openSession({ shelf, journal, onState }, id, takeOver);
    if ('problem' in opened) {
      this.open = null;
      this.problem = opened.problem;
      return;
    }
    this.#opened = opened;
    const { session, repairs, saver } = opened;
    this.open = new OpenSession(session, (changed) => saver.change(changed), repairs);
    onState(saver.state);
  }
}

let isKept = false;

/** Asks the browser once not to clear this site by itself, after the user has saved something. */
function keepStorage(): void {
  if (isKept) return;
  isKept = true;
  // A browser without storage manager, or one that refuses, goes on as before.
  void navigator.storage?.persist?.().catch(() => undefined);
}
