/**
 * What a question is. Every question is declared once (organisation.ts, workload.ts); its type,
 * checks, default, form, storage, assumption row and place in the draw table derive from that.
 */
export type Archetype = 'extraction' | 'support' | 'code-edits' | 'coding-agents' | 'open-ended';

/** Strength of evidence: A measured by several, B measured once or narrowly, C indirect, D judgement. */
export type Grade = 'A' | 'B' | 'C' | 'D';

/** A number that is not known exactly: `low` and `high` are P10 and P90 (P5 and P95 for calibrated users). */
export interface Estimate {
  low: number;
  high: number;
  likely?: number;
}

/** Success counts of the user's own test on the best closed and the best open candidate. */
export interface Evaluation {
  closedPassed: number;
  closedTried: number;
  openPassed: number;
  openTried: number;
}

/** Weights of the three outlooks in percent; they sum to 100. */
export interface OutlookWeights {
  open: number;
  tiered: number;
  closed: number;
}

/** Where a value comes from when the user gives none. `prior` names a record of the catalogue. */
export type Default<V> =
  | { value: V; why: string; grade: Grade; date: string }
  | { prior: string; variant?: string }
  | { none: string };

export type Section = 'organisation' | 'workload' | 'budget' | 'risk' | 'preferences';

interface Common<V> {
  section: Section;
  /** The question as asked, and the short noun phrase used in tables. */
  ask: string;
  label: string;
  help: string;
  /** The essential questions suffice for a recommendation; all others have a default. */
  essential?: true;
  default: Default<V> | ((archetype: Archetype) => Default<V>);
  /** Asked only when this holds for the answers in force. */
  askWhen?: (value: (id: string) => unknown) => boolean;
}

export interface EstimateQuestion extends Common<Estimate> {
  kind: 'estimate';
  unit: string;
  /** Hard limits: outside them an answer is impossible. */
  limits: [number, number];
  /** Outside this range an answer is questioned, never refused. */
  usual: [number, number];
  /** Column of this input inside its owner's block of the draw table; never reuse or renumber. */
  column: number;
}

export interface NumberQuestion extends Common<number> {
  kind: 'number';
  unit: string;
  limits: [number, number];
  usual: [number, number];
}

export interface Choice<O extends string = string> {
  value: O;
  label: string;
  hint?: string;
}

export interface ChoiceQuestion<O extends string = string> extends Common<O> {
  kind: 'choice';
  options: readonly Choice<O>[];
}

export interface ChoicesQuestion<O extends string = string> extends Common<O[]> {
  kind: 'choices';
  options: readonly Choice<O>[];
}

/** A reference to records of the catalogue by key. */
export interface CatalogueQuestion extends Common<string[]> {
  kind: 'catalogue';
  table: 'offers' | 'models' | 'providers';
  most: number;
}

export interface EvaluationQuestion extends Common<Evaluation> {
  kind: 'evaluation';
}

export interface WeightsQuestion extends Common<OutlookWeights> {
  kind: 'weights';
}

export type Question =
  | EstimateQuestion
  | NumberQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | CatalogueQuestion
  | EvaluationQuestion
  | WeightsQuestion;

/** The type of a question's value. */
export type ValueOf<Q> = Q extends { kind: 'estimate' }
  ? Estimate
  : Q extends { kind: 'number' }
    ? number
    : Q extends { kind: 'choice'; options: readonly Choice<infer O>[] }
      ? O
      : Q extends { kind: 'choices'; options: readonly Choice<infer O>[] }
        ? O[]
        : Q extends { kind: 'catalogue' }
          ? string[]
          : Q extends { kind: 'evaluation' }
            ? Evaluation
            : Q extends { kind: 'weights' }
              ? OutlookWeights
              : never;

type Rest<Q> = Omit<Q, 'kind'>;

export const estimate = (q: Rest<EstimateQuestion>): EstimateQuestion => ({
  kind: 'estimate',
  ...q,
});
export const number = (q: Rest<NumberQuestion>): NumberQuestion => ({ kind: 'number', ...q });
/** The options alone decide the type; the default must fit them. */
type Offering<O extends string, Q> = Omit<Q, 'kind' | 'options'> & {
  options: readonly Choice<O>[];
};

export const choice = <const O extends string>(
  q: Offering<O, ChoiceQuestion<NoInfer<O>>>,
): ChoiceQuestion<O> => ({ kind: 'choice', ...q });
export const choices = <const O extends string>(
  q: Offering<O, ChoicesQuestion<NoInfer<O>>>,
): ChoicesQuestion<O> => ({ kind: 'choices', ...q });
export const catalogue = (q: Rest<CatalogueQuestion>): CatalogueQuestion => ({
  kind: 'catalogue',
  ...q,
});
export const evaluation = (q: Rest<EvaluationQuestion>): EvaluationQuestion => ({
  kind: 'evaluation',
  ...q,
});
export const weights = (q: Rest<WeightsQuestion>): WeightsQuestion => ({ kind: 'weights', ...q });

/** A dated default of our own judgement or arithmetic. */
export const assume = <V extends string | number | object>(
  value: V,
  why: string,
  grade: Grade = 'D',
): Default<V> => ({
  value,
  why,
  grade,
  date: '2026-11-24',
});

/** One value per archetype with one reason for the whole set. */
export const perArchetype =
  <V extends string | number | object>(
    values: Record<Archetype, V>,
    why: string,
    grade: Grade = 'D',
  ) =>
  (archetype: Archetype): Default<V> =>
    assume(values[archetype], why, grade);
