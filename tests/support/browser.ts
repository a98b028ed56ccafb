// A real Chromium for tests of the pages, without a network beyond the test's own server.
// It never downloads anything: the browser comes with the packages.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** A phone and a desk, in CSS pixels. */
export const sizes = {
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
} as const;

// In one process, the end of one test's context would end the browser; the others would switch off
// the very walls that the pages rely on.
const unwanted = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
]);

/** Starts the browser; close it in `afterAll`. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((arg) => !unwanted.has(arg)),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
    headless: true,
  });
}

/**
 * Lists what axe-core finds wrong on the page as it stands, or in what `within` selects of it: rule and markup. A page of a
 * whole form takes seconds; a test that changed one item of it looks at that one.
 */
export async function accessibilityProblems(page: Page, within = 'html'): Promise<unknown[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async (selector) => {
    const axe: unknown = Reflect.get(globalThis, 'axe');
    if (axe === null || typeof axe !== 'object') throw new Error('axe is not there');
    const run: unknown = Reflect.get(axe, 'run');
    if (typeof run !== 'function') throw new Error('axe does not run');
    const result: { violations: { id: string; nodes: { html: string }[] }[] } = await run.call(
      axe,
      selector === 'html' ? document : selector,
    );
    return result.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }, within);
}
