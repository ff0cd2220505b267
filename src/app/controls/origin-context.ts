import { getContext, setContext } from 'svelte';
import type { OriginKey } from '#report/origin-key.ts';

type Show = (key: OriginKey) => void;

const key = Symbol('origins');

/** Says how a part of a page shows where its figures come from. */
export const setOriginsShown = (show: Show): Show => setContext(key, show);

/** Shows where a figure comes from; undefined where nothing does, so that figures are plain text. */
export const originsShown = (): Show | undefined => getContext<Show | undefined>(key);
