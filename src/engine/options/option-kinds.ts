import type { OptionKind, UpgradePolicy } from '../analysis.ts';

export type DataPlace = 'anywhere' | 'region' | 'tenancy' | 'premises' | 'air-gapped';

/** What is always true of a way to run a workload; adding a kind means one record here and one case in `assemble.ts`. */
export interface KindRecord {
  /** Places where data may be processed under this kind; a place not listed rules it out. */
  places: readonly DataPlace[];
  policies: readonly UpgradePolicy[];
  selfHosted: boolean;
  /** Hangs on one vendor, so that a worth of independence counts against it. */
  tied: boolean;
  /** How hard it is to leave: 1 is a change of configuration, 5 is hardware on the books. */
  stickiness: 1 | 2 | 3 | 4 | 5;
}

const networked: readonly DataPlace[] = ['anywhere', 'region', 'tenancy'];

export const optionKinds: Record<OptionKind, KindRecord> = {
  'closed-top': {
    places: ['anywhere'],
    policies: ['ride', 'hold-capability'],
    selfHosted: false,
    tied: true,
    stickiness: 2,
  },
  'closed-small': {
    places: ['anywhere'],
    policies: ['ride', 'hold-capability'],
    selfHosted: false,
    tied: true,
    stickiness: 2,
  },
  'closed-tenancy': {
    places: networked,
    policies: ['ride'],
    selfHosted: false,
    tied: true,
    stickiness: 3,
  },
  'hosted-open': {
    places: networked,
    policies: ['ride', 'hold-capability'],
    selfHosted: false,
    tied: false,
    stickiness: 1,
  },
  'self-rented': {
    places: networked,
    policies: ['renew'],
    selfHosted: true,
    tied: false,
    stickiness: 4,
  },
  'self-owned': {
    places: ['anywhere', 'region', 'tenancy', 'premises', 'air-gapped'],
    policies: ['renew'],
    selfHosted: true,
    tied: false,
    stickiness: 5,
  },
  tuned: {
    places: networked,
    policies: ['hold-version'],
    selfHosted: true,
    tied: false,
    stickiness: 4,
  },
  'router-closed': {
    places: networked,
    policies: ['ride'],
    selfHosted: false,
    tied: true,
    stickiness: 3,
  },
  'router-open': {
    places: networked,
    policies: ['ride'],
    selfHosted: false,
    tied: false,
    stickiness: 3,
  },
  'floor-spill': {
    places: networked,
    policies: ['renew'],
    selfHosted: false,
    tied: false,
    stickiness: 4,
  },
};

export const allKinds = Object.keys(optionKinds) as OptionKind[];
