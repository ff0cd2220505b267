import type { Head } from '#storage/head.ts';

const week = 7 * 24 * 3_600_000;

/**
 * Whether the oldest change that no backup holds is a week old. Times are ISO 8601, `now` in
 * milliseconds; a backup from the future, as after a clock was set back, counts as none.
 */
export function reminderDue(
  heads: readonly Pick<Head, 'changedAt'>[],
  lastBackup: string | null,
  now: number,
): boolean {
  const backup = lastBackup === null ? NaN : Date.parse(lastBackup);
  const since = backup <= now ? backup : -Infinity;
  const unsaved = heads.map((head) => Date.parse(head.changedAt)).filter((at) => at > since);
  // Since the last backup, because one session may have changed on every day of the week.
  const from = since === -Infinity ? Math.min(...unsaved) : since;
  return unsaved.length > 0 && now - from >= week;
}
