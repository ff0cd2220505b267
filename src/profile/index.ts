export * from './question.ts';
export * from './session.ts';
export * from './check.ts';
export { organisationQuestions } from './organisation.ts';
export { workloadQuestions } from './workload.ts';
