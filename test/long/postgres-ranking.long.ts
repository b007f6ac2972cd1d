import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Database } from '../../electron/reporting/database.ts';
import { rankingMethods } from '../../shared/contest/contest.ts';
import { call } from '../electron/headless.ts';
import { type PostgresServer, withoutServer } from '../electron/reporting/postgres-server.ts';
import { useDatabase } from '../electron/reporting/use-database.ts';

describe.skipIf(withoutServer !== null)('a ranking out of PostgreSQL', () => {
  let server: PostgresServer;
  let database: Database;
  let folder = '';

  useDatabase((used) => {
    ({ server, database, folder } = used);
  });

  /** A demo contest as an archive and as a schema of its name. */
  async function demo(name: string, ...args: readonly string[]): Promise<string> {
    const files = join(folder, `${name}-files`);
    await call('demo', '--out', files, ...args);
    const bundles = (await readdir(files)).filter((each) => each.endsWith('.qzb'));
    const archive = join(folder, name);
    await call('merge', ...bundles.map((each) => join(files, each)), '--into', archive);
    const exported = await call('postgres', archive, '--to', server.address, '--schema', name);
    expect(exported).toMatchObject({ code: 0, out: { mode: 'first' } });
    return archive;
  }

  it.each([
    ['expo', 'j01', ['--submissions', '70', '--jurors', '12']],
    ['social_fair', 'j1', ['--template', 'social-fair', '--submissions', '40', '--jurors', '8']],
    ['expo_few', 'j1', ['--submissions', '25', '--jurors', '6', '--seed', '7']],
  ] as const)(
    'equals the ranking of the archive in the contest %s',
    async (name, juror, args) => {
      const archive = await demo(name, ...args);
      const from = ['--from', server.address, '--schema', name];
      const both = async (...options: readonly string[]) => {
        const [here, there] = [
          await call('rank', archive, ...options),
          await call('rank', ...from, ...options),
        ];
        expect(JSON.stringify(there)).toBe(JSON.stringify(here));
        expect(here.code).toBe(0);
      };
      await both();
      await both('--lang', 'kk');
      for (const method of rankingMethods) {
        await both('--method', method);
        for (const more of [
          [],
          ['--aggregate', 'sum'],
          ['--rounding', 'panel:0.01,weighted:0.01,final:0.1'],
          ['--rounding', 'final:0.5'],
          ['--scope', 'all'],
          ['--without-juror', juror],
        ])
          await both('--method', method, '--list', ...more);
      }
    },
    600_000,
  );

  it('says where a row was changed by hand', async () => {
    await demo('by_hand', '--submissions', '5', '--jurors', '3');
    const asked = () => call('rank', '--from', server.address, '--schema', 'by_hand');
    const error = { type: 'SchemaChanged', schema: 'by_hand' };
    await database.query(
      `update by_hand.person set role = 'king' where person_id = (select max(juror_id) from by_hand.assignment)`,
    );
    expect((await asked()).error).toEqual(error);
    await database.query(`update by_hand.person set role = 'juror' where role = 'king'`);
    expect((await asked()).code).toBe(0);
    await database.query(`update by_hand.contest set settings = '{}'`);
    expect((await asked()).error).toEqual(error);
  });

  it('says what is missing in words of its own', async () => {
    const none = await call('rank', '--from', server.address, '--schema', 'nothing_here');
    expect(none.error).toEqual({ type: 'SchemaMissing', schema: 'nothing_here' });
    const nobody = await call('rank', '--from', 'postgres://x@127.0.0.1:1/none');
    expect(nobody.error).toMatchObject({ type: 'DatabaseUnreachable' });
    const other = await call('rank', '--from', 'mysql://x');
    expect(other.error).toEqual({ type: 'DatabaseAddress' });
  });
});
