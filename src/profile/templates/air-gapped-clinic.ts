import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

const visitNotes: Draft = {
  name: 'Visit notes from consultations',
  answers: {
    archetype: given('support'),
    requests: published(
      { low: 1_500, high: 21_000 },
      s.kaiserScribes,
      'Over 10 weeks 3,442 physicians used the scribe 303,266 times, 8.8 a week each; the heaviest user 1,210 times, 121 a week. Times 40 physicians, which is an assumption, times 4.35 weeks.',
    ),
    tokensIn: published(
      { low: 1_500, high: 4_000 },
      s.aciBench,
      'Recorded consultations average 1,505 tokens without speaker marks. High end: a long visit and instructions, an assumption.',
    ),
    tokensOut: published(
      { low: 490, high: 900 },
      s.aciBench,
      'Notes average 492 tokens in the corpus and 683 in recorded practice; the high end leaves room for reasoning.',
    ),
    today: given('none'),
    dataPlace: given('air-gapped'),
    failureCost: assumed(
      { low: 5, high: 150 },
      'two minutes to an hour of a physician when the slip surfaces later; harm to a patient is not in it.',
    ),
    successToday: published(
      { low: 0.65, high: 0.9 },
      [s.scribeErrors, s.aciBench],
      '1.47 % of sentences were made up, 44 % of them seriously. A note of 66 sentences is free of it with 0.99353^66 = 65 %. The high end for newer models is an assumption.',
    ),
    noticed: assumed(
      { low: 0.6, high: 0.95 },
      'the physician reads and signs every note before it counts.',
    ),
    shape: given('office'),
    latency: given('relaxed'),
    users: assumed(40, 'the size of the situation; the requests scale with it.'),
  },
};

const letters: Draft = {
  name: 'Discharge and referral letters',
  answers: {
    archetype: given('open-ended'),
    requests: assumed({ low: 800, high: 6_000 }, 'one letter for every few visits.'),
    tokensIn: published(
      { low: 3_000, high: 20_000 },
      s.aciBench,
      'Notes in recorded practice average 683 tokens; 4 to 30 of them to a letter, which is an assumption.',
    ),
    tokensOut: assumed({ low: 500, high: 1_500 }, 'a letter of one to two pages.'),
    today: given('none'),
    dataPlace: given('air-gapped'),
    freeze: given('yes'),
    failureCost: assumed(
      { low: 10, high: 300 },
      'calls and corrections by two physicians; harm to a patient is not in it.',
    ),
    noticedCost: published(
      { low: 20, high: 80 },
      s.dischargeLetters,
      'A draft saves up to 20 minutes of the hour that a letter takes; one that must be thrown away costs 10 to 40 minutes of a physician at $120 an hour. Minutes and rate are assumptions.',
    ),
    shape: given('office'),
    latency: given('relaxed'),
  },
};

/** No outside network: only owned hardware remains. */
export const airGappedClinic = template({
  id: 'air-gapped-clinic',
  title: 'Air-gapped clinic',
  sentence:
    'Nothing may leave the building, so only owned hardware remains: which model fits two servers and three people, and is it worth doing at this volume?',
  note: 'Use of a scribe, lengths of consultations and notes, and error rates are published. The clinic’s 40 physicians, its letters and its budget are assumptions.',
  sources: [s.kaiserScribes, s.aciBench, s.scribeErrors, s.dischargeLetters],
  organisation: {
    jurisdiction: given('eu'),
    sector: given('public'),
    licences: given('standard'),
    platformPeople: assumed(3, 'the IT lead, a systems administrator and a contractor on call.'),
    capexCap: assumed(600_000, 'two servers with eight GPUs each at street prices.'),
  },
  workloads: [visitNotes, letters],
});
