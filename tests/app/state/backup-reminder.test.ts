import { describe, expect, test } from 'vitest';
import { reminderDue } from '#app/state/backup-reminder.ts';

const now = Date.parse('2026-11-29T12:00:00.000Z');
const day = 24 * 3_600_000;
const ago = (days: number) => new Date(now - days * day).toISOString();
const changed = (...days: number[]) => days.map((each) => ({ changedAt: ago(each) }));

describe('a backup is asked for', () => {
  test.each([
    ['nothing was ever stored', changed(), null, false],
    ['there was no backup and all is of this week', changed(0, 6.9), null, false],
    ['there was no backup and something is a week old', changed(0, 7), null, true],
    ['all that changed is in the backup', changed(20, 30), ago(10), false],
    ['something changed since, but the backup is of this week', changed(1), ago(6), false],
    ['something changed since a backup of a week ago', changed(0), ago(7), true],
    ['the clock was set back behind the backup and changes are old', changed(8), ago(-1), true],
    ['the clock was set back behind the backup and changes are new', changed(1), ago(-1), false],
    ['the time of the backup cannot be read', changed(8), 'yesterday', true],
  ])('%s', (_, heads, lastBackup, due) => {
    expect(reminderDue(heads, lastBackup, now)).toBe(due);
  });
});
