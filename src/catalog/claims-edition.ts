import claims from './data/claims.json' with { type: 'json' };

/** The claims of the founding documents: import this file dynamically, only pages show them. */
export const currentClaims: unknown = claims;
