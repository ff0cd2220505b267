import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const allowed = [
  'LICENSE',
  'README.md',
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'recovery.html',
  'src',
  'tests',
  'tsconfig.json',
  'vite.config.ts',
];
const made = ['node_modules', 'dist', 'dist-single', 'test-results'];

test('the top level holds what a newcomer expects and nothing else', () => {
  const found = readdirSync('.').filter((name) => !name.startsWith('.') && !made.includes(name));
  expect(found.sort()).toEqual(allowed);
});

test('the lock file names versions and hashes, never the address of a registry', () => {
  const lock = readFileSync('package-lock.json', 'utf8');
  expect(lock).toContain('"integrity"');
  expect(lock).not.toContain('"resolved"');
});

test('what CI runs is the test line of the README', () => {
  const line = 'npm ci && npm test';
  expect(readFileSync('README.md', 'utf8')).toContain(`\n${line} `);
  expect(readFileSync('.ci/run', 'utf8')).toContain(`\n${line}\n`);
});
