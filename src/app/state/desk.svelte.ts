import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Session } from '#profile/session.ts';
import type { Journal } from '#storage/journal.ts';
import type { StoreProblem } from '#storage/problem.ts';
import { lastPlace } from '#storage/preferences.ts';
import type { AnyFile } from '#storage/restore/any-file.ts';
import type { SaveState } from '#storage/saver.ts';
import { hashOf, openPages } from './address.ts';
import type { CasePage } from './address.ts';
import { askAnalyses, askAtOnce, askOutlook, label, outlookQuestion } from './asking.ts';
import { AnalysisState } from './analysis.svelte.ts';
import type { Question, Runner } from './analysis.svelte.ts';
import { Comparison } from './comparison.svelte.ts';
import { CatalogueState } from './catalogue.svelte.ts';
import { follow } from './following.ts';
import { Incoming } from './incoming.svelte.ts';
import { Library } from './library.svelte.ts';
import { Notices } from './notices.svelte.ts';
import type { OpenSession } from './open-session.svelte.ts';
import { Opening } from './opening.svelte.ts';
import { OutlookState } from './outlook.svelte.ts';
import { StressState } from './stress.svelte.ts';
import type { StressRunner } from './stress.svelte.ts';
import { Offline } from './offline.svelte.ts';
import { Past } from './past.svelte.ts';
import { Protection } from './protection.svelte.ts';
import { ReportState } from './report.svelte.ts';
import type { Documents, MedianRunner } from './report.svelte.ts';
import { Route } from './route.svelte.ts';
import { Safekeeping } from './safekeeping.svelte.ts';
import type { Outlooks } from '#worker/outlooks.ts';
import type { Shelf } from './shelf.ts';
import { sideRest, suggestedSides } from './sides.ts';
import type { SideName } from './sides.ts';
import { ComparedSides } from './compared-sides.svelte.ts';
import { ThemeState } from './theme.svelte.ts';
import { Trial } from './trial.svelte.ts';

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
  readonly opening: Opening;
  /** Why nothing is stored on this device. */
  readonly storeProblem: StoreProblem | null;
  #equipment: Equipment;

  constructor(equipment: Equipment) {
    this.#equipment = equipment;
    this.storeProblem = equipment.problem;
    const { shelf, journal } = equipment;
    this.opening = new Opening(shelf, journal, () => askAtOnce(this));
    this.cases = new Library(shelf, this.notices);
    this.incoming = new Incoming(this.cases, equipment.readFile);
    this.keeping = new Safekeeping(shelf, journal, this.cases);
    this.protection = new Protection(shelf, journal, () => this.release());
    this.past = new Past(shelf);
    this.analysis = new AnalysisState(equipment.runner, (question, analysis) =>
      label(this.open, question, analysis),
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
      this.opening.problem = {
        kind: 'closed',
        words:
          'The connection to the stored sessions was closed, because a newer version is open in another tab. Reload this tab; nothing was lost.',
      };
    });
    // Both, because neither alone is heard by every browser when a tab closes.
    window.addEventListener('pagehide', () => this.opening.flush());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.opening.flush();
    });
    this.route.start((address) => follow(this, address));
  }

  get open(): OpenSession | null {
    return this.opening.open;
  }

  get saving(): SaveState | null {
    return this.opening.saving;
  }

  /** Why the session of the address cannot be opened. */
  get problem(): StoreProblem | null {
    return this.opening.problem;
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
    this.opening.inTurn(async () => {
      if (this.open?.session.id !== session) await this.opening.now(session, false);
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
  release(): Promise<void> {
    return this.opening.release();
  }

  /** Reads the open session anew; with `takeOver` from the tab that writes it. */
  reopen(takeOver: boolean): void {
    const id = this.open?.session.id;
    if (id !== undefined) this.opening.inTurn(() => this.opening.now(id, takeOver));
  }

  /** Opens a session whose newest state cannot be read in the last one that can. */
  openLastReadable(): void {
    const { address } = this.route;
    if (!('session' in address) || address.session === null) return;
    const id = address.session;
    this.opening.inTurn(async () => {
      const problem = await this.past.putLastReadableOnTop(id);
      if (problem === null) await this.opening.now(id, false);
      else this.opening.problem = problem;
    });
  }

  /** The world of the open scenario, or of no answer at all, and what is tried on it. */
  askOutlook(): void {
    askOutlook(this);
  }

  /** What the Outlook is about: the open scenario, or every default. */
  get outlookQuestion(): Question {
    return outlookQuestion(this);
  }

  /** Starts the analyses that are shown. The one effect calls it, and depends on the questions only. */
  ask(): void {
    askAnalyses(this);
  }
}
