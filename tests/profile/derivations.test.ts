import { describe, expect, test } from 'vitest';
import type { Estimate } from '#profile/question.ts';
import type { Template } from '#profile/templates/index.ts';
import { example, templates } from '#profile/templates/index.ts';

/** The arithmetic of the notes, done again from the published figures. */

function range(templateId: string, workload: number, id: string): Estimate {
  const all: Template[] = [...templates, example];
  const found = all.find((t) => t.id === templateId);
  const session = found?.make({ session: 's', scenario: 'c', workload: String }, '', '');
  const answers = session?.scenarios[0]?.workloads[workload]?.answers ?? {};
  const answer = Object.entries(answers).find(([key]) => key === id)?.[1];
  if (!answer?.source) throw new Error(`${templateId} ${workload} ${id} is not from a source`);
  return answer.value as Estimate;
}

const weeksInMonth = 4.35;
const daysInMonth = 30.44;
const workingDays = 21;
const privateUsdPerHour = 45.65;
const publicUsdPerHour = 63.94;

const pagesInMonth = 15_000 / 0.03;
const secondsPerPage = (78 * workingDays * 3_600) / pagesInMonth;
const usdPerPage = (secondsPerPage * privateUsdPerHour) / 3_600;
const stepsPerRequest = 0.97 / 0.11;
const perStep = (success: number) => success ** (1 / stepsPerRequest);
const perAnswer = (answers: number) => (2 / 3) ** (1 / answers);
const seriousPerSentence = 0.0147 * 0.44;
const citizenQuestions = 11e6 * weeksInMonth * (26_000 / 10_000);

type Row = [template: string, workload: number, question: string, low: number, high: number];

// Ranges are rounded to two digits at most, so each end is within 5 % of the arithmetic.
describe('ends of a range', () => {
  test.each<Row>([
    ['document-extraction', 0, 'requests', 70_000, 500_000],
    ['document-extraction', 0, 'tokensIn', 1_600 + 400, 4 * 2_347 + 600],
    ['document-extraction', 0, 'failureCost', privateUsdPerHour / 60, privateUsdPerHour / 4],
    ['document-extraction', 0, 'noticedCost', usdPerPage, 4 * usdPerPage],
    ['customer-chat', 0, 'requests', 2.3e6 * 3, 2.3e6 * 11],
    ['customer-chat', 0, 'tokensIn', 1_155, 6_000],
    ['customer-chat', 0, 'tokensOut', 211, 400],
    ['customer-chat', 0, 'failureCost', 8.01 / 10, 8.01],
    ['customer-chat', 0, 'noticedCost', 8.01 / 2, 8.01],
    ['customer-chat', 0, 'successToday', perAnswer(3), perAnswer(11)],
    ['coding-agents', 0, 'requests', (150 / 0.11) * 250, (250 / 0.11) * 250],
    ['coding-agents', 0, 'tokensIn', 100.3e6 / 1_289, 54.9e9 / 357_161],
    ['coding-agents', 0, 'repeated', 969_744 / 1_249_838, 52.6 / 54.9],
    ['coding-agents', 0, 'successToday', perStep(0.5), perStep(0.85)],
    ['coding-agents', 0, 'ceiling', perStep(0.93), perStep(0.99)],
    ['coding-agents', 1, 'requests', 200 * 250 * workingDays, 600 * 250 * workingDays],
    ['coding-agents', 1, 'tokensIn', 1_469, 5_186],
    ['coding-agents', 1, 'tokensOut', 13, 55],
    ['eu-bank', 0, 'requests', 85_000 * weeksInMonth * 3, 85_000 * weeksInMonth * 11],
    ['eu-bank', 1, 'tokensIn', 5 * 2_347, 30 * 2_347],
    ['public-sector', 0, 'requests', 0.003 * citizenQuestions, 0.03 * citizenQuestions],
    ['public-sector', 1, 'requests', 50_000, (500 * 2_000 * 6) / 12],
    ['air-gapped-clinic', 0, 'requests', (303_266 / 3_442 / 10) * 40 * 4.35, 121 * 40 * 4.35],
    ['air-gapped-clinic', 1, 'noticedCost', (10 / 60) * 120, (40 / 60) * 120],
    ['worked-example', 3, 'requests', 0.3 * 4_000 * 6 * workingDays, 4_000 * 6 * workingDays],
    ['worked-example', 3, 'tokensIn', 6_000, 10 * 2_347 + 1_000],
  ])('%s %i %s', (template, workload, question, low, high) => {
    const found = range(template, workload, question);
    expect(Math.abs(found.low / low - 1)).toBeLessThan(0.05);
    expect(Math.abs(found.high / high - 1)).toBeLessThan(0.05);
  });
});

describe('a published value inside a range that was widened', () => {
  test.each<[string, number, string, number]>([
    ['coding-agents', 0, 'tokensOut', 616_000 / 1_289],
    ['coding-agents', 0, 'tokensOut', 186.9e6 / 357_161],
    ['coding-agents', 0, 'repeated', 84.2 / 100.3],
    ['public-sector', 1, 'noticedCost', (22 * publicUsdPerHour) / 50_000],
    ['nightly-enrichment', 0, 'requests', (40e6 / 10) * daysInMonth],
    ['nightly-enrichment', 0, 'tokensIn', 16e9 / 40e6],
    ['air-gapped-clinic', 0, 'tokensOut', 683],
  ])('%s %i %s: %d', (template, workload, question, value) => {
    const found = range(template, workload, question);
    expect(value).toBeGreaterThan(found.low);
    expect(value).toBeLessThan(found.high);
  });
});

test('a note of 66 sentences is free of serious inventions in the share given', () => {
  const found = range('air-gapped-clinic', 0, 'successToday');
  expect(Math.abs(found.low / (1 - seriousPerSentence) ** 66 - 1)).toBeLessThan(0.05);
});

test('steps of an agent cost what the spend of an engineer pays for', () => {
  const { low, high } = range('coding-agents', 0, 'requests');
  expect((low / 250) * 0.11).toBeCloseTo(150, -1);
  expect((high / 250) * 0.11).toBeCloseTo(250, -1);
});
