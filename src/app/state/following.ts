import { rememberPlace } from '#storage/preferences.ts';
import { hashOf } from './address.ts';
import type { Address } from './address.ts';
import type { Desk } from './desk.svelte.ts';
import { comparisonOf, sideNames, sideRest } from './sides.ts';
import type { SideName } from './sides.ts';

/** What of the desk an address can move. */
type Followed = Pick<Desk, 'cases' | 'compared' | 'keeping' | 'opening' | 'route'>;

/** Shows what the address names: reads its session, activates its scenario, completes an address that leaves them open. */
export function follow(desk: Followed, address: Address): void {
  if (address.page === 'gallery') return;
  const { opening } = desk;
  if (!('session' in address)) {
    void desk.cases.refresh();
    void desk.keeping.refresh();
    return;
  }
  if (address.page === 'compare') {
    if (address.session === null) followCompare(desk, sideNames(address.rest), address);
    else desk.route.replace(comparisonOf(address));
    return;
  }
  if (address.session === null) {
    // With a session open, the page shows the figures as that session has them.
    const { page, rest } = address;
    const { open } = opening;
    if (open !== null)
      desk.route.replace({ page, session: open.session.id, scenario: open.scenario.id, rest });
    return;
  }
  const { session, scenario } = address;
  rememberPlace({ session, scenario, route: hashOf(address) });
  opening.inTurn(async () => {
    if (opening.open?.session.id !== session) await opening.now(session, false);
    opening.open?.activate(scenario);
    const shown = opening.open?.scenario.id;
    // A scenario that is gone, or the last one whatever it is called: the address says which it is.
    if (shown !== undefined && shown !== scenario && desk.route.address === address) {
      desk.route.replace({ ...address, scenario: shown });
    }
  });
}

/** Reads the sessions of the sides, opens the first that is there unless one of them is open, and completes the address. */
function followCompare(desk: Followed, names: readonly SideName[], address: Address): void {
  const { opening, compared } = desk;
  void desk.cases.refresh();
  const [first] = names;
  if (first !== undefined) rememberPlace({ ...first, route: hashOf(address) });
  opening.inTurn(async () => {
    const ids = [...new Set(names.map((name) => name.session))];
    const isOpen = (id: string) => opening.open?.session.id === id;
    await compared.read(ids.filter((id) => !isOpen(id)));
    const found = ids.find((id) => compared.isThere(id));
    if (found !== undefined && !ids.some(isOpen)) await opening.now(found, false);
    if (desk.route.address !== address || address.page !== 'compare') return;
    const rest = sideRest(compared.completed);
    if (rest.join('/') !== address.rest.join('/'))
      desk.route.replace({ page: 'compare', session: null, rest });
  });
}
