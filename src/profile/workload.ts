import { conditionQuestions } from './workload-conditions.ts';
import { essentialQuestions } from './workload-essentials.ts';
import { loadQuestions } from './workload-load.ts';

/** Questions about one workload, in the order asked. Columns count inside the workload's block. */
export const workloadQuestions = {
  ...essentialQuestions,
  ...loadQuestions,
  ...conditionQuestions,
} as const;
