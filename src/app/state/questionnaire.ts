import { organisationQuestions, workloadQuestions } from '#profile/index.ts';
import type { Archetype, Question, Section } from '#profile/question.ts';
import type { Answer, Scenario } from '#profile/session.ts';
import { archetypeOf, inForce } from '#engine/inputs/in-force.ts';
import { countsOf } from '#storage/restore/counts.ts';
import { answersOf, organisation } from './edit.ts';
import type { Owner } from './edit.ts';

/** A part of the questionnaire with one owner: a section about the organisation, or one workload. */
export interface Chapter {
  /** Part of the address: the section, or the id of the workload. */
  key: string;
  section: Section;
  owner: Owner;
  title: string;
}

/** Questions that are asked on one page. */
export interface Step {
  questions: readonly string[];
  essential: boolean;
}

const sectionTitles: Record<Exclude<Section, 'workload'>, string> = {
  organisation: 'Organisation',
  budget: 'Budget',
  risk: 'Risk',
  preferences: 'What matters to you',
};

/** A question by owner and id; undefined for one that does not exist. */
export function questionOf(owner: Owner, id: string): Question | undefined {
  const all: Record<string, Question> =
    owner === organisation ? organisationQuestions : workloadQuestions;
  return Object.hasOwn(all, id) ? all[id] : undefined;
}

/** The chapters of a scenario in the order in which they are filled in. */
export function chaptersOf(scenario: Scenario): Chapter[] {
  const about = (section: Exclude<Section, 'workload'>): Chapter => ({
    key: section,
    section,
    owner: organisation,
    title: sectionTitles[section],
  });
  return [
    about('organisation'),
    ...scenario.workloads.map((w): Chapter => ({
      key: w.id,
      section: 'workload',
      owner: w.id,
      title: w.name,
    })),
    about('budget'),
    about('risk'),
    about('preferences'),
  ];
}

/** Kind of work that decides the defaults of an owner's questions. */
export function archetypeFor(scenario: Scenario, owner: Owner): Archetype {
  return archetypeOf(scenario.workloads.find((w) => w.id === owner)?.answers ?? {});
}

/** Ids of the questions of a chapter that are asked under the answers in force. */
export function askedIn(scenario: Scenario, chapter: Chapter): string[] {
  const questions: Record<string, Question> =
    chapter.owner === organisation ? organisationQuestions : workloadQuestions;
  const answers = answersOf(scenario, chapter.owner);
  const archetype = archetypeFor(scenario, chapter.owner);
  const value = (id: string) => {
    const question = questions[id];
    return question && inForce(question, answers[id], archetype).value;
  };
  return Object.entries(questions)
    .filter(([, q]) => q.section === chapter.section && (q.askWhen?.(value) ?? true))
    .map(([id]) => id);
}

/** Height of a question in a page of easy ones; hard ones stand alone. */
function weight(question: Question): number {
  if (question.kind === 'choice') return question.options.length;
  if (question.kind === 'number' || question.kind === 'choices') return 3;
  return Infinity;
}

const pageWeight = 8;

/** The pages of a chapter: essential questions first and alone, easy ones in small groups. */
export function stepsOf(scenario: Scenario, chapter: Chapter): Step[] {
  const steps: { questions: string[]; essential: boolean; weight: number }[] = [];
  const ids = askedIn(scenario, chapter);
  const essential = (id: string): boolean => {
    const question = questionOf(chapter.owner, id);
    // A follow-up belongs to the page before it, so it is as essential as that.
    const before = question?.askWhen === undefined ? undefined : ids[ids.indexOf(id) - 1];
    return question?.essential === true || (before !== undefined && essential(before));
  };
  for (const id of [...ids.filter(essential), ...ids.filter((i) => !essential(i))]) {
    const question = questionOf(chapter.owner, id);
    if (question === undefined) continue;
    const last = steps.at(-1);
    const own = weight(question);
    const joins =
      last !== undefined && !essential(id) && !last.essential && last.weight + own <= pageWeight;
    if (joins) {
      last.questions.push(id);
      last.weight += own;
    } else {
      steps.push({ questions: [id], essential: essential(id), weight: own });
    }
  }
  return steps.map(({ questions, essential: first }) => ({ questions, essential: first }));
}

export interface ChapterStatus {
  answered: number;
  asked: number;
  essentialAnswered: number;
  essential: number;
  /** In words for the list of sections. */
  text: string;
}

/** How far a chapter has come; “I don't know” counts as answered. */
export function statusOf(scenario: Scenario, chapter: Chapter): ChapterStatus {
  const answers = answersOf(scenario, chapter.owner);
  const asked = askedIn(scenario, chapter);
  const essentials = asked.filter((id) => questionOf(chapter.owner, id)?.essential === true);
  const given = (id: string) => answers[id] !== undefined;
  const counts = {
    answered: asked.filter(given).length,
    asked: asked.length,
    essentialAnswered: essentials.filter(given).length,
    essential: essentials.length,
  };
  return { ...counts, text: statusText(counts) };
}

function statusText(c: Omit<ChapterStatus, 'text'>): string {
  const defaults = c.asked - c.answered;
  if (defaults === 0) return 'Complete';
  if (c.answered === 0) return c.essential > 0 ? 'Not started' : 'Using defaults';
  if (c.essentialAnswered < c.essential) {
    return `${c.essentialAnswered} of ${c.essential} essentials`;
  }
  return `Enough; ${defaults} ${defaults === 1 ? 'default' : 'defaults'}`;
}

/**
 * How many questions there are for a scenario, conditional ones too as in the list of sessions, how
 * many are answered, and how many essential ones are not.
 */
export function progressOf(scenario: Scenario): {
  answered: number;
  asked: number;
  essentialMissing: number;
} {
  const missing = chaptersOf(scenario)
    .map((chapter) => statusOf(scenario, chapter))
    .reduce((n, s) => n + s.essential - s.essentialAnswered, 0);
  const { answered, asked } = countsOf([scenario]);
  return { answered, asked, essentialMissing: missing };
}

/** Where to go on: a chapter and the first question of a step. */
export interface Place {
  chapter: string;
  question: string;
}

function openEssential(scenario: Scenario, chapters: readonly Chapter[]): Place | undefined {
  for (const chapter of chapters) {
    const answers = answersOf(scenario, chapter.owner);
    const open = askedIn(scenario, chapter).find(
      (id) => questionOf(chapter.owner, id)?.essential === true && answers[id] === undefined,
    );
    if (open !== undefined) return { chapter: chapter.key, question: open };
  }
  return undefined;
}

/** The first essential question without an answer; undefined when none is left. */
export const nextEssential = (scenario: Scenario): Place | undefined =>
  openEssential(scenario, chaptersOf(scenario));

/**
 * The page after a step: the next of the chapter, or past its essential ones the next open essential
 * question of a later chapter. Undefined leads to the overview: nothing skipped is forced on anyone.
 */
export function placeAfter(scenario: Scenario, chapter: Chapter, index: number): Place | undefined {
  const steps = stepsOf(scenario, chapter);
  const next = steps[index + 1];
  const leavesEssentials = steps[index]?.essential === true && next?.essential !== true;
  if (next !== undefined && !leavesEssentials) {
    return { chapter: chapter.key, question: next.questions[0] ?? '' };
  }
  const chapters = chaptersOf(scenario);
  return openEssential(
    scenario,
    chapters.slice(chapters.findIndex((c) => c.key === chapter.key) + 1),
  );
}

/** Where a chapter was left: its first essential question without an answer, else its first question. */
export function firstOpen(scenario: Scenario, chapter: Chapter): string | undefined {
  const first = stepsOf(scenario, chapter)[0]?.questions[0];
  return openEssential(scenario, [chapter])?.question ?? first;
}

/** Raw texts of one question by part. */
export function draftsOf(scenario: Scenario, owner: Owner, question: string) {
  const prefix = `${owner}.${question}.`;
  return Object.fromEntries(
    Object.entries(scenario.drafts)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text]),
  );
}

/** The answer to a question, if there is one. */
export function answerOf(scenario: Scenario, owner: Owner, question: string): Answer | undefined {
  return answersOf(scenario, owner)[question];
}
