import { expect, test } from 'vitest';
import { fileName } from '#app/export/download.ts';

test.each([
  ['Northwind Insurance', 'northwind-insurance.pdf'],
  ['Ünïcode & <b>bold</b>', 'unicode-b-bold-b.pdf'],
  ['../../etc/passwd', 'etc-passwd.pdf'],
  ['  ', 'weighbridge.pdf'],
  ['مرحبا', 'مرحبا.pdf'],
])('names a file after %j', (title, name) => {
  expect(fileName(title, 'pdf')).toBe(name);
});

test('keeps a file name short', () => {
  expect(fileName('x'.repeat(500), 'pdf')).toHaveLength(64);
});
