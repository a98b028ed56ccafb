// The files in `deploy` against the schemas beside them and the settings of the product.
// It starts nothing: no Docker and no cluster is part of a test.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { loadConfig } from '../src/config.ts';
import { settings } from '../src/settings.ts';

const root = path.join(import.meta.dirname, '../deploy');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const home = mkdtempSync(path.join(os.tmpdir(), 'sepeda-deploy-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function schema(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  return ajv.compile(JSON.parse(read(`schemas/${name}.json`)));
}
const names = (env: object): readonly string[] =>
  Object.keys(env).filter((name) => !(name in settings.shape));
/** What the product says to these settings, with a folder that can be written. */
function problems(env: Readonly<Record<string, string>>): readonly string[] {
  const loaded = loadConfig({ ...env, DATA_DIR: home });
  return loaded.ok ? [] : loaded.problems;
}

const environment = z.record(z.string(), z.string());

describe('compose.yaml', () => {
  const file: unknown = parse(read('compose.yaml'));

  test('is what Compose takes, and a name that it does not know is refused', () => {
    const fits = schema('compose');
    expect([fits(file), fits.errors]).toEqual([true, null]);
    expect(fits({ services: { product: { imagine: 'postgres' } } })).toBe(false);
  });

  test('sets what the product has, and the product takes it', () => {
    const product = z.object({ services: z.object({ product: z.object({ environment }) }) });
    const env = product.parse(file).services.product.environment;
    expect(names(env)).toEqual([]);
    const filled = Object.entries(env).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{POSTGRES_PASSWORD[^}]*\}/g, 'abc'),
    ]);
    const storage = { STORAGE_URL: `file://${home}/evidence`, POSTGRES_PASSWORD: 'abc' };
    expect(problems({ ...environment.parse(Object.fromEntries(filled)), ...storage })).toEqual([]);
  });
});

describe('kubernetes', () => {
  const objects = readdirSync(path.join(root, 'kubernetes')).flatMap((name) =>
    parseAllDocuments(read(`kubernetes/${name}`)).map((one): unknown => one.toJS()),
  );
  const shape = z.looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }) });
  const called = (kind: string, name: string): object => {
    const found = objects.find((one) => {
      const { kind: its, metadata } = shape.parse(one);
      return its === kind && metadata.name === name;
    });
    if (typeof found !== 'object' || found === null) throw new Error(`no ${kind} ${name}`);
    return found;
  };

  test('is what Kubernetes takes, and a name that it does not know is refused', () => {
    const fits = schema('kubernetes');
    for (const one of objects) expect([fits(one), fits.errors]).toEqual([true, null]);
    expect(fits({ ...called('Deployment', 'product'), spec: { replica: 2 } })).toBe(false);
    expect(fits({ ...called('Service', 'product'), specs: {} })).toBe(false);
  });

  test('sets what the product has, and the product takes it', () => {
    const given = z.object({ data: environment }).parse(called('ConfigMap', 'settings')).data;
    const secret = z
      .object({ stringData: environment })
      .parse(called('Secret', 'secrets')).stringData;
    expect(names({ ...given, ...secret })).toEqual([]);
    expect(problems({ ...given, ...secret })).toEqual([]);
  });

  test('names what is there: settings, ports, the disruption budget, and addresses that answer', () => {
    const spec = JSON.stringify(called('Deployment', 'product'));
    const used = [...spec.matchAll(/"(configMapRef|secretRef)":\{"name":"([^"]+)"\}/g)];
    expect(used.map(([, kind, name]) => [kind, name])).toEqual([
      ['configMapRef', 'settings'],
      ['secretRef', 'secrets'],
    ]);
    const [, claim = ''] = /"persistentVolumeClaim":\{"claimName":"([^"]+)"\}/.exec(spec) ?? [];
    expect(JSON.stringify(called('PersistentVolumeClaim', claim))).toContain('ReadWriteMany');
    const probes = [...spec.matchAll(/"path":"([^"]+)"/g)].map(([, address]) => address);
    const served = readFileSync(path.join(root, '../src/api/routes/health.ts'), 'utf8');
    for (const address of probes) expect(served).toContain(`'${address}'`);
    expect(probes).toEqual(['/healthz', '/healthz', '/readyz']);
    const labels = '"app":"sepeda-baru"';
    for (const one of [called('Service', 'product'), called('PodDisruptionBudget', 'product')])
      expect(JSON.stringify(one)).toContain(labels);
  });
});

test('the service and the container give Node what `npm start` gives it', () => {
  const flags = (text: string) => /exec node ((?:--\S+ )*)\S*\$\(node scripts/u.exec(text)?.[1];
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(read('../package.json')));
  expect(flags(scripts.start)).toMatch(/^--max-semi-space-size=\d+ $/u);
  expect(flags(read('sepeda-baru.service').replace('$$(', '$('))).toBe(flags(scripts.start));
  expect(flags(read('../Dockerfile'))).toBe(flags(scripts.start));
});
