import { expect, test } from 'vitest';
import { csvOf, inertText } from '#report/csv.ts';

const table = (...cells: string[]): string =>
  csvOf({ columns: [{ title: 'A' }], rows: cells.map((text) => [{ text }]) });

test('fields are quoted where they must be, lines end as RFC 4180 says', () => {
  expect(table('plain', 'a, b', 'say "hi"', 'two\nlines')).toBe(
    '\ufeffA\r\nplain\r\n"a, b"\r\n"say ""hi"""\r\n"two\nlines"\r\n',
  );
});

test.each(['=cmd()', '+cmd()', '-cmd()', '@SUM(A1)', '\t=1+1', ' =1+1', '＝cmd()', '=1', '-2+3'])(
  '%j is not run as a formula',
  (text) => expect(inertText(text)).toBe(`'${text}`),
);

test.each(['-5', '+5', '-1,200.50', '−3', '12 %', 'a=b', '4.3m'])('%j stays as it is', (text) =>
  expect(inertText(text)).toBe(text),
);

test('second lines have a column of their own', () => {
  const rows = [
    [{ text: 'a', note: 'small' }, { text: '1' }],
    [{ text: 'b' }, { text: '2' }],
  ];
  expect(csvOf({ columns: [{ title: 'Way' }, { title: 'Cost' }], rows })).toBe(
    '\ufeffWay,Way: note,Cost\r\na,small,1\r\nb,,2\r\n',
  );
});
