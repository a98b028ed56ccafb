// The lint rules of our own: which patterns are slow and which functions long, and that both rules are switched on for src.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { slowness } from '../scripts/lint/regex-cost.mjs';

const root = path.join(import.meta.dirname, '..');

const slow: readonly RegExp[] = [
  /\s+$/u,
  /[.,!]+$/u,
  /^-+|-+$/g,
  /\s*,/,
  /\w+x/,
  /<[^>]*>/,
  /<!--.*?-->/s,
  /\d+:[\w-]{20,}/,
  /t\d{2}:\d{2}.*$/u,
  /\b\d{4}\b(?!.*\d)/su,
  /^\s*[a-z ]*$/,
  /^(.+)x(.+)$/,
  /^TAUT[\s-]*(.+)$/i,
  /^\s*\(?\s*\d$/,
  /^\s+([^]{3,500})$/,
  /(a+)+b/,
  /^(?:a|a)*b/,
  /^(?:a\s*)*\s*b/,
];

const quick: readonly RegExp[] = [
  /^\s+/u,
  /\s+/g,
  /(?<!\s)\s+$/u,
  /\b\w+x/,
  /"[^"]*"/,
  /<[^<>]*>/,
  /\d{4}\s*$/u,
  /\s{0,20},/,
  /^TAUT[\s-]*([^]*)$/i,
  /^\s+(\S[^]{2,499})$/,
  /^(?:a\s*)+$/,
  /^(?:a|ab)+c/,
  /([^\d])\1+/gu,
  /\+?\d(?:[\s().-]?\d){8,}/g,
];

describe('a pattern', () => {
  test.each(slow)('%s is slow', ({ source, flags }) => {
    expect(slowness(source, flags)).not.toBeNull();
  });

  test.each(quick)('%s is linear', ({ source, flags }) => {
    expect(slowness(source, flags)).toBeNull();
  });
});

/** What the linter says of a file with these lines, under our own rules. */
function lint(line: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lint-'));
  try {
    const plugin = path.join(root, 'scripts/lint/plugin.mjs');
    const rules = { 'sepeda/linear-regex': 'error', 'sepeda/short-functions': 'error' };
    writeFileSync(
      path.join(folder, '.oxlintrc.json'),
      JSON.stringify({ jsPlugins: [plugin], rules }),
    );
    writeFileSync(path.join(folder, 'tried.ts'), `${line}\n`);
    execFileSync(path.join(root, 'node_modules/.bin/oxlint'), ['tried.ts'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return String(Reflect.get(Object(error), 'stdout'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the linter', () => {
  test.each([
    'export const end = /[.,]+$/u;',
    "const SIGNS = '[.,]+'; export const end = new RegExp(`${SIGNS}$`, 'u');",
    'export const end = new RegExp(String.raw`\\s+$`);',
    'export const end = (word: string) => new RegExp(`${word}+$`);',
  ])('refuses %s', (line) => {
    expect(lint(line)).toContain('quadratic');
  });

  test('lets a linear pattern pass', () => {
    expect(lint('export const start = /^[.,]+/u;')).toBe('');
  });

  const filled = (name: string, count: number): string =>
    [`export const ${name} = () => {`, ...Array(count).fill("  process.title += 'x';"), '};'].join(
      '\n',
    );

  test('refuses a function of 81 lines and lets one of 80 pass', () => {
    expect(lint(filled('long', 79))).toContain('81 lines of its own');
    expect(lint(filled('long', 78))).toBe('');
  });

  test('counts the lines of a function for itself, not for the one that holds it', () => {
    const inner = filled('inner', 70).replace('export ', '');
    expect(lint(`export function outer() {\n${inner}\n${inner.replace('inner', 'other')}\n}`)).toBe(
      '',
    );
    expect(
      lint(`export function outer() {\n${filled('inner', 79).replace('export ', '')}\n}`),
    ).toContain('81 lines of its own');
  });

  test('looks at src', () => {
    const config: unknown = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8'));
    expect(config).toMatchObject({
      jsPlugins: ['./scripts/lint/plugin.mjs'],
      overrides: expect.arrayContaining([
        {
          files: ['src/**'],
          rules: { 'sepeda/linear-regex': 'error', 'sepeda/short-functions': 'error' },
        },
      ]),
    });
  });
});
