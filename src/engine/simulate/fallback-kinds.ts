/** Ways that others can fall back on. */
export const fallbackKinds = ['closed-small', 'closed-tenancy', 'hosted-open'] as const;
export type FallbackKind = (typeof fallbackKinds)[number];
