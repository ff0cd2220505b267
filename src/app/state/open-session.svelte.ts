import type { Answer, Label, Scenario, Session } from '#profile/session.ts';
import {
  activeScenario,
  answersOf,
  draftKey,
  editScenario,
  withAnswer,
  withDraft,
  withLabel,
  withNewWorkload,
  withoutScenario,
  withoutWorkload,
  withScenarioCopy,
  withScenarioName,
  withScenarioBack,
  withWorkloadBack,
  withWorkloadCopy,
  withWorkloadMoved,
  withWorkloadName,
  withWorkloadsRead,
} from './edit.ts';
import type { Edit, Owner, ReadWorkload } from './edit.ts';
import { emptyHistory, redone, remembered, undone } from './history.ts';
import type { History } from './history.ts';
import { newId } from './new-id.ts';

/** The session on screen. Every edit replaces it whole, is kept for undo and handed to `keep`. */
export class OpenSession {
  session = $state.raw<Session>()!;
  /** What had to be mended when it was read. */
  repairs = $state.raw<readonly string[]>([]);
  /** False while another tab writes this session: edits are then ignored. */
  editable = $state(true);
  #history = $state.raw<History<Session>>(emptyHistory());
  #opened: Session;
  #keep: (session: Session) => void;

  constructor(session: Session, keep: (session: Session) => void, repairs: readonly string[] = []) {
    this.session = session;
    this.#opened = session;
    this.repairs = repairs;
    this.#keep = keep;
  }

  get scenario(): Scenario {
    return activeScenario(this.session);
  }

  /** The scenario in view as it was when the session was opened; undefined for one made since. */
  get asOpened(): Scenario | undefined {
    return this.#opened.scenarios.find((s) => s.id === this.session.activeScenario);
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  undo(): void {
    this.#travel(undone(this.#history, this.session));
  }

  redo(): void {
    this.#travel(redone(this.#history, this.session));
  }

  #travel(step: [History<Session>, Session] | undefined): void {
    if (step === undefined || !this.editable) return;
    this.#history = step[0];
    // One stays in the scenario one is looking at, where it exists at that time.
    const here = this.session.activeScenario;
    const there = step[1];
    const stays = there.scenarios.some((s) => s.id === here);
    this.#put(stays ? { ...there, activeScenario: here } : there);
  }

  /** Replaces the session by an edited one; edits with the same key in a row are one undo step. */
  #change(next: Session, key: string | null): void {
    if (next === this.session || !this.editable) return;
    this.#history = remembered(this.#history, this.session, key);
    this.#put(next);
  }

  #put(next: Session): void {
    this.session = { ...next, changedAt: new Date().toISOString() };
    this.#keep(this.session);
  }

  #edit(edit: Edit, key: string | null = null): void {
    this.#change(editScenario(this.session, this.scenario.id, edit), key);
  }

  #answer(owner: Owner, question: string): Answer | undefined {
    return answersOf(this.scenario, owner)[question];
  }

  /** Sets an answer and keeps the note and source it had; `null` is “I don't know”. */
  setAnswer(owner: Owner, question: string, value: unknown): void {
    const { note, source } = this.#answer(owner, question) ?? {};
    const answer: Answer = {
      value: value ?? null,
      by: 'you',
      ...(note === undefined ? {} : { note }),
      ...(source === undefined ? {} : { source }),
    };
    this.#edit(withAnswer(owner, question, answer), draftKey(owner, question, ''));
  }

  clearAnswer(owner: Owner, question: string): void {
    this.#edit(withAnswer(owner, question, undefined), draftKey(owner, question, ''));
  }

  /** Keeps note and source of an answer; a note on an unanswered question makes it “I don't know”. */
  setNote(owner: Owner, question: string, note: string, source: string): void {
    const before = this.#answer(owner, question) ?? { value: null, by: 'you' as const };
    const answer: Answer = {
      value: before.value,
      by: before.by,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(source.trim() === '' ? {} : { source: source.trim() }),
    };
    this.#edit(withAnswer(owner, question, answer), draftKey(owner, question, 'note'));
  }

  /** Keeps the raw texts of a question that do not read as an answer. */
  setDrafts(owner: Owner, question: string, texts: Readonly<Record<string, string>>): void {
    const edits = Object.entries(texts).map(([part, text]) =>
      withDraft(owner, question, part, text),
    );
    this.#edit(
      (scenario) => edits.reduce((s, edit) => edit(s), scenario),
      draftKey(owner, question, ''),
    );
  }

  setScenarioNote(note: string): void {
    this.#edit((scenario) => ({ ...scenario, note }), 'note');
  }

  /** Adds an empty workload and returns its id, or null at the limit. */
  addWorkload(name: string): string | null {
    const id = newId('w');
    const before = this.session;
    this.#edit(withNewWorkload(id, name));
    return this.session === before ? null : id;
  }

  /** Takes in a table of workloads as one step; rows without an id are added. */
  addWorkloads(rows: readonly (Omit<ReadWorkload, 'id'> & { id: string | null })[]): void {
    this.#edit(withWorkloadsRead(rows.map((row) => ({ ...row, id: row.id ?? newId('w') }))));
  }

  duplicateWorkload(id: string): void {
    this.#edit(withWorkloadCopy(id, newId('w')));
  }

  renameWorkload(id: string, name: string): void {
    this.#edit(withWorkloadName(id, name), `name.${id}`);
  }

  moveWorkload(id: string, by: number): void {
    this.#edit(withWorkloadMoved(id, by));
  }

  /** Removes a workload; what comes back puts it in again, whatever was done since. */
  removeWorkload(id: string): () => void {
    const { id: scenario, workloads } = this.scenario;
    const at = workloads.findIndex((w) => w.id === id);
    const removed = workloads[at];
    this.#edit(withoutWorkload(id));
    return () => {
      if (removed === undefined) return;
      this.#change(editScenario(this.session, scenario, withWorkloadBack(removed, at)), null);
    };
  }

  /** Puts another state of this session in place of the present one; a step that can be undone. */
  replace(session: Session): void {
    if (session.id === this.session.id) this.#change(session, null);
  }

  rename(name: string): void {
    const clean = name.trim();
    if (clean !== '') this.#change({ ...this.session, name: clean }, 'name');
  }

  /** Copies a scenario and returns the id of the copy, or null at the limit. */
  duplicateScenario(id: string): string | null {
    const copy = newId('c');
    const next = withScenarioCopy(this.session, id, copy);
    this.#change(next, null);
    return next.scenarios.some((s) => s.id === copy) ? copy : null;
  }

  /** Adds a copy of the scenario in view with an edit made to it, and returns its id, or null at the limit. */
  addVariant(name: string, edit: Edit): string | null {
    const id = newId('c');
    const copied = withScenarioCopy(this.session, this.scenario.id, id);
    if (copied === this.session) return null;
    this.#change(editScenario(withScenarioName(copied, id, name), id, edit), null);
    return this.session.activeScenario === id ? id : null;
  }

  renameScenario(id: string, name: string): void {
    this.#change(withScenarioName(this.session, id, name), `scenario.${id}`);
  }

  /** Removes a scenario; what comes back puts it in again, whatever was done since. */
  removeScenario(id: string): () => void {
    const at = this.session.scenarios.findIndex((s) => s.id === id);
    const removed = this.session.scenarios[at];
    this.#change(withoutScenario(this.session, id), null);
    return () => {
      if (removed !== undefined) this.#change(withScenarioBack(this.session, removed, at), null);
    };
  }

  /** Looks at another scenario; no step of the history. */
  activate(id: string): void {
    if (this.session.activeScenario === id) return;
    if (!this.session.scenarios.some((s) => s.id === id)) return;
    this.session = { ...this.session, activeScenario: id };
    this.#keep(this.session);
  }

  /** Says that the session goes by another edition of the catalogue from now on. */
  takeEdition(edition: string): void {
    if (edition !== this.session.edition) this.#change({ ...this.session, edition }, null);
  }

  /** Makes any edit of the scenario in view; edits with the same key in a row are one undo step. */
  change(edit: Edit, key: string | null = null): void {
    this.#edit(edit, key);
  }

  /** The sentence that lists show for a scenario; no step of the history. */
  setLabel(id: string, label: Label): void {
    const next = withLabel(this.session, id, label);
    if (next === this.session || !this.editable) return;
    this.session = next;
    this.#keep(next);
  }
}
