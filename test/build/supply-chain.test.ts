import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const read = (name: string): string =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

const lock = z
  .object({
    lockfileVersion: z.literal(3),
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        link: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        license: z.string().optional(),
        dev: z.boolean().optional(),
        devOptional: z.boolean().optional(),
        inBundle: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')));

const own = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, facts]) => ({ path, name: nameOf(path), ...facts }));

describe('what the product is built from', () => {
  it('is told in the lock by strong hashes alone, from the registry of the machine', () => {
    const weak = packages.filter(
      ({ integrity, inBundle, link }) =>
        inBundle !== true && (link === true || integrity?.startsWith('sha512-') !== true),
    );
    expect(weak.map(({ path }) => path)).toEqual([]);
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('names versions, never a place: no git, no file, no address', () => {
    const odd = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, range]) => !/^[~^]?\d+\.\d+\.\d+$/.test(range),
    );
    expect(odd).toEqual([]);
  });

  it('runs no script of anybody at installation, and none that nobody looked at', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript === true);
    expect(scripted.map(({ name }) => name)).toEqual(Object.keys(own.allowScripts));
    expect(Object.values(own.allowScripts)).not.toContain(true);
  });

  it('takes forty libraries at most into the product, each with its reason in ARCHITECTURE.md', () => {
    const architecture = read('ARCHITECTURE.md');
    const rows = architecture.split('\n').filter((line) => line.startsWith('| '));
    const named = new Set(rows.flatMap((line) => (line.split('|')[1] ?? '').split(/[\s,]+/)));
    expect(Object.keys(own.dependencies).length).toBeLessThanOrEqual(40);
    // Types of a package that is named say no more than it does.
    const unnamed = Object.keys({ ...own.dependencies, ...own.devDependencies }).filter(
      (name) => !named.has(name) && !name.startsWith('@types/'),
    );
    expect(unnamed).toEqual([]);
  });

  it('carries only licences that let anybody use it', () => {
    const carried = packages.filter(({ dev, devOptional }) => dev !== true && devOptional !== true);
    const free =
      /^\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|OFL-1\.1|Unlicense|CC0-1\.0|Zlib|MIT-0)\b/;
    expect(
      carried
        .filter(({ license }) => !free.test(license ?? ''))
        .map(({ name, license }) => ({ name, license })),
    ).toEqual([]);
  });
});
