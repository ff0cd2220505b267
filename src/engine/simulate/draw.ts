import { account, clearAccount, copyAccount } from './accounts.ts';
import { fillDemand } from './demand.ts';
import { applyEvents } from './events.ts';
import { fillOdds } from './failures.ts';
import { simulateFloorSpill } from './floor-spill.ts';
import type { Lane, Lanes } from './lanes.ts';
import { fillLeg } from './leg.ts';
import { modelRow } from './models.ts';
import { payOwed } from './owed.ts';
import { mixCascade, mixPreRouter } from './router.ts';
import { fillWeights, simulateSelfHosted } from './self-hosted.ts';
import { payChanges, settle, settleChecked } from './settle.ts';
import { slotOf } from './slots.ts';

/*
 * Loops over lanes and models count and do not iterate: engines compile what is inlined into a `for … of`
 * without peeling its inner loops, which makes those up to three times as slow.
 */

/**
 * Makes ready what the options of a workload share in the draws from a first one to before a last, as many
 * as there are slots at most: demand, models, and the ways to fall back on.
 */
export function beginDraws(l: Lanes, first: number, last: number): void {
  const { w, world } = l.block;
  for (let i = first; i < last; i++) {
    fillDemand(w, i);
    fillOdds(w, world, i, l.fieldStep);
  }
  const { models, weights, fallbacks } = l;
  for (let k = 0; k < models.length; k++) {
    const { leg, row, usdToday } = models[k]!;
    for (let i = first; i < last; i++) fillLeg(leg, row + slotOf(i), usdToday, w, world, i);
  }
  for (let k = 0; k < weights.length; k++) {
    const { hosting, row } = weights[k]!;
    for (let i = first; i < last; i++) fillWeights(hosting, row + slotOf(i), w, world, i);
  }
  for (let k = 0; k < fallbacks.length; k++) {
    const lane = fallbacks[k]!;
    for (let i = first; i < last; i++) {
      clearAccount(lane.account + slotOf(i));
      simulate(lane, l, i, lane.account + slotOf(i));
    }
  }
}

/** Simulates one option's own months in one draw into an account, before events and one-off costs. */
export function simulate(lane: Lane, { block }: Lanes, draw: number, to: number): void {
  const { w, world } = block;
  const { kind, step, hosting, rentToday } = lane;
  const slot = slotOf(draw);
  const first = lane.first + slot;
  const second = lane.second + slot;
  const own = lane.own + slot;
  if (hosting) {
    if (kind === 'self-hosted') simulateSelfHosted(hosting, own, rentToday, w, world, draw, to);
    else simulateFloorSpill(hosting, own, rentToday, first, step, w, world, draw, to);
    return;
  }
  if (kind === 'hosted') {
    settle(first, w, draw, to);
    return payChanges(first, w, draw, step, to);
  }
  if (kind === 'pre-router') {
    mixPreRouter(first, second, w, draw);
    settle(modelRow.mixed, w, draw, to);
  } else {
    mixCascade(first, second, w, draw);
    settleChecked(modelRow.mixed, w, draw, to);
  }
  payChanges(modelRow.mixed, w, draw, step, to);
}

/** Whether events or today's contract add something to an option in a draw. */
export const isStruck = (lane: Lane, { strikes }: Lanes, draw: number): boolean =>
  lane.owed !== null || (strikes.events[draw]! & lane.touched) !== 0;

/** Simulates one option in one draw into the own account. */
export function simulateOwn(lane: Lane, l: Lanes, draw: number): void {
  if (lane.account === account.own) simulate(lane, l, draw, account.own);
  else copyAccount(lane.account + slotOf(draw), account.own);
}

/** What events and today's contract add to the own account. */
export function strike({ owed, struck }: Lane, l: Lanes, draw: number): void {
  if (owed?.isCredited) payOwed(owed);
  for (let k = 0; k < struck.length; k++) applyEvents(struck[k]!, l.strikes, l.block.w, draw);
  if (owed && !owed.isCredited) payOwed(owed);
}
