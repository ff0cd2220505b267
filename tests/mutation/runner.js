/**
 * A test runner for Stryker. A Vitest worker per mutant takes seconds, most of them for starting; here
 * the tests are bundled once per mutated file, with only that file instrumented, and every mutant gets
 * fresh modules in the same process: a tenth of the time for the same verdicts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { cwd } from 'node:process';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as chai from 'chai';
import fc from 'fast-check';
import { bundled } from './bundle.js';

/** Many seeds of one property are too slow to repeat per mutant; a fingerprint of all bits says nothing else. */
const LEFT_OUT_TESTS = /in at least 95 of 100 seeds|one future of 740|fingerprint/;
/** What these compute is kept by no module, so that mutants of them may share one set of modules. */
const KEEPS_NOTHING = /engine\/decision\/(?!cells|spline-design)/;
/** Nor do numerics keep anything; but what their tests do not kill must face the others on fresh modules. */
const NUMERICS = /engine\/numerics\//;
const PROPERTY_SEED = 20_261_124;
/** In the sandbox: names of the tests by time, kept for the process that follows one that hung. */
const ORDER_FILE = 'order-of-tests.json';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);
setState({ assertionCalls: 0 }, expect);

/** The part of Vitest's interface that these tests use; collects tests as [full name, body]. */
function collector(tests) {
  const path = [];
  const test = (name, body) => {
    let full = [...path, name].join(' › ');
    while (tests.has(full)) full += '+';
    if (!LEFT_OUT_TESTS.test(full)) tests.set(full, body);
  };
  test.each = (rows) => (name, body) =>
    rows.forEach((row, i) => test(`${name} #${i}`, () => body(...[row].flat())));
  const describe = (name, body) => {
    path.push(name);
    body();
    path.pop();
  };
  return { describe, test, expect };
}

class Runner {
  bundles = new Map();
  shared = {};
  sandbox = cwd();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async bundle(file) {
    if (!this.bundles.has(file)) this.bundles.set(file, await bundled(this.sandbox, file));
    return this.bundles.get(file);
  }

  /** Fresh modules; gives the tests by name. */
  async load(file) {
    const script = await this.bundle(file);
    const tests = new Map();
    const vitest = collector(tests);
    fc.configureGlobal({ seed: PROPERTY_SEED });
    let numerics = new Set();
    globalThis.numericsTestsRead = () => (numerics = new Set(tests.keys()));
    const given = { vitest, 'fast-check': Object.assign({ default: fc, __esModule: true }, fc) };
    script.runInThisContext()((name) => given[name], {}, { exports: {} });
    return Object.assign(tests, { numerics });
  }

  async dryRun() {
    const ns = (globalThis.__stryker__ ??= {});
    ns.activeMutant = undefined;
    ns.currentTestId = undefined;
    ns.mutantCoverage = { static: {}, perTest: {} };
    const tests = [];
    for (const [id, body] of await this.load(undefined)) {
      ns.currentTestId = id;
      const began = performance.now();
      const failure = failureOf(body);
      const result = { id, name: id, timeSpentMs: performance.now() - began };
      tests.push(
        failure === undefined
          ? { ...result, status: 0 }
          : { ...result, status: 1, failureMessage: failure },
      );
    }
    ns.currentTestId = undefined;
    const quickFirst = tests.toSorted((a, b) => a.timeSpentMs - b.timeSpentMs).map(({ id }) => id);
    writeFileSync(ORDER_FILE, JSON.stringify(quickFirst));
    return { status: 'complete', tests, mutantCoverage: ns.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }) {
    const ns = (globalThis.__stryker__ ??= {});
    Object.assign(ns, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    ns.activeMutant = undefined;
    await this.bundle(sandboxFileName);
    if (mutantActivation === 'static') ns.activeMutant = activeMutant.id;
    this.order ??= JSON.parse(readFileSync(ORDER_FILE, 'utf8'));
    const chosen =
      testFilter === undefined ? this.order : this.order.filter((id) => testFilter.includes(id));
    const shares = mutantActivation === 'runtime' && KEEPS_NOTHING.test(sandboxFileName);
    let ran = 0;
    const verdict = (id, failureMessage) =>
      ns.hitCount > ns.hitLimit
        ? { status: 'timeout', reason: 'hit limit' }
        : { status: 'killed', killedBy: [id], failureMessage, nrOfTests: ran };
    const killed = (tests, ids) => {
      ns.activeMutant = activeMutant.id;
      for (const id of ids) {
        ran += 1;
        const failure = failureOf(tests.get(id));
        if (failure !== undefined || ns.hitCount > ns.hitLimit) return verdict(id, failure);
      }
      return undefined;
    };
    let left = chosen;
    if (mutantActivation === 'runtime' && NUMERICS.test(sandboxFileName)) {
      const tests = (this.shared[sandboxFileName] ??= await this.load(sandboxFileName));
      const early = killed(
        tests,
        chosen.filter((id) => tests.numerics.has(id)),
      );
      if (early !== undefined) return early;
      left = chosen.filter((id) => !tests.numerics.has(id));
      ns.activeMutant = undefined;
      if (left.length === 0) return { status: 'survived', nrOfTests: ran };
    }
    let tests;
    try {
      tests = shares
        ? (this.shared[sandboxFileName] ??= await this.load(sandboxFileName))
        : await this.load(sandboxFileName);
    } catch (error) {
      return verdict(testFilter?.[0] ?? 'loading', String(error));
    }
    return killed(tests, left) ?? { status: 'survived', nrOfTests: ran };
  }
}

function failureOf(body) {
  try {
    body();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: Runner }];
