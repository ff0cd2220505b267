/** `npm run cases -- FILE`: runs a file of oracle cases against the engine and prints every outcome. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { notApplicable, type Adapter, type Case, type Outcome } from './case.ts';

const adapterFiles = [
  { file: 'decision.ts', name: 'decisionCase' },
  { file: 'serving.ts', name: 'servingCase' },
] as const;

function readCases(path: string): Case[] {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const list = Array.isArray(parsed) ? parsed : (parsed as { cases?: unknown }).cases;
  if (!Array.isArray(list)) throw new Error(`${path} holds no list of cases`);
  return list as Case[];
}

async function loadAdapters(): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  for (const { file, name } of adapterFiles) {
    const path = resolve(fileURLToPath(new URL('.', import.meta.url)), file);
    if (!existsSync(path)) {
      console.log(`(no adapter ${file}: its cases are shown as not applicable)`);
      continue;
    }
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    adapters.push(module[name] as Adapter);
  }
  return adapters;
}

function isSingle(outcome: Outcome | readonly Outcome[]): outcome is Outcome {
  return !Array.isArray(outcome);
}

function runCase(c: Case, adapters: readonly Adapter[]): readonly Outcome[] {
  for (const adapter of adapters) {
    try {
      const outcome = adapter(c);
      if (outcome !== undefined) return isSingle(outcome) ? [outcome] : outcome;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [{ id: c.id, got: null, expected: c.expected ?? c.outputs, verdict: 'fail', reason }];
    }
  }
  return [notApplicable(c, `no adapter knows cases of kind "${c.area ?? c.category ?? '?'}"`)];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

function print(outcome: Outcome): void {
  const reason = outcome.reason === undefined ? '' : `\n    reason    ${outcome.reason}`;
  console.log(
    `${outcome.verdict.padEnd(16)} ${outcome.id}\n    got       ${shown(outcome.got)}\n` +
      `    expected  ${shown(outcome.expected)}${reason}`,
  );
}

async function main(): Promise<number> {
  const paths = process.argv.slice(2).filter((argument) => argument !== '--');
  if (paths.length === 0) {
    console.error('usage: npm run cases -- FILE [FILE …]');
    return 2;
  }
  const adapters = await loadAdapters();
  let failed = 0;
  for (const path of paths) {
    const outcomes = readCases(path).flatMap((c) => runCase(c, adapters));
    outcomes.forEach(print);
    const count = (verdict: string) => outcomes.filter((o) => o.verdict === verdict).length;
    failed += count('fail');
    console.log(
      `\n${path}: ${outcomes.length} outcomes, ${count('pass')} pass, ${count('fail')} fail, ` +
        `${count('expected failure')} expected failure (errors of the source), ` +
        `${count('not applicable')} not applicable\n`,
    );
  }
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
