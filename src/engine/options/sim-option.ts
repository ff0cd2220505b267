import type { Option, Sizing } from '../analysis.ts';
import { account } from '../simulate/accounts.ts';
import type { Counted } from '../simulate/committed-bills.ts';
import type { Exposure } from '../simulate/events.ts';
import { floorCalls } from '../simulate/floor-fleet.ts';
import type { Leg } from '../simulate/leg.ts';
import type { Owed } from '../simulate/owed.ts';
import type { SelfHosting } from '../simulate/self-hosted.ts';

/** How an option's months are reckoned. */
export type Engine =
  | { kind: 'hosted'; leg: Leg }
  | { kind: 'pre-router'; open: Leg; closed: Leg }
  | { kind: 'cascade'; cheap: Leg; better: Leg }
  | { kind: 'self-hosted'; hosting: SelfHosting }
  | { kind: 'floor-spill'; hosting: SelfHosting; spill: Leg };

/** An option with all it takes to simulate it. */
export interface SimOption {
  option: Option;
  engine: Engine;
  /** How hard it is to leave, 1 to 5. */
  stickiness: number;
  sizing?: Sizing;
  /** Share of a full migration paid to get there from today's way. */
  moving: number;
  /** Needs a first evaluation. */
  evaluating: boolean;
  /** What today's contract still asks for under this option; nothing where it is left out. */
  owed?: Owed;
  /** Bills that count against what the organisation has promised a provider; left out where none do. */
  counted?: Counted;
}

/** The API legs of an engine, in the order of its offers. */
export function legsOf(engine: Engine): Leg[] {
  switch (engine.kind) {
    case 'hosted':
      return [engine.leg];
    case 'pre-router':
      return [engine.open, engine.closed];
    case 'cascade':
      return [engine.cheap, engine.better];
    case 'floor-spill':
      return [engine.spill];
    case 'self-hosted':
      return [];
    default:
      return engine satisfies never;
  }
}

/** What an option is exposed to: as a whole, or leg by leg where it keeps them apart. */
export function exposuresOf({ engine: e, option: { kind } }: SimOption): Exposure[] {
  switch (e.kind) {
    case 'hosted':
      return [{ kind, ...legExposure(e.leg) }];
    case 'pre-router':
      return [{ kind, open: true, origin: e.open.origin, routed: true, hosted: true }];
    case 'cascade':
      return [{ kind, open: false, origin: null, routed: false, hosted: true }];
    case 'self-hosted':
      return [{ kind, ...ownExposure(e.hosting) }];
    case 'floor-spill': {
      const floor = { account: account.floor, calls: floorCalls.served };
      const spill = { account: account.spill, calls: floorCalls.away };
      return [
        { kind: 'self-rented', ...ownExposure(e.hosting), leg: floor },
        { kind: e.spill.kind, ...legExposure(e.spill), leg: spill },
      ];
    }
    default:
      return e satisfies never;
  }
}

const legExposure = ({ open, origin }: Leg): Omit<Exposure, 'kind'> => ({
  open,
  origin,
  routed: false,
  hosted: true,
});

const ownExposure = ({ origin }: SelfHosting): Omit<Exposure, 'kind'> => ({
  open: true,
  origin,
  routed: false,
  hosted: false,
});
