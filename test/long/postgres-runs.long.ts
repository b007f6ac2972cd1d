import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { storeInArchive } from '../../electron/archive-folder.ts';
import { connectDatabase, type Database } from '../../electron/reporting/database.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { milli } from '../../shared/basics/points.ts';
import { buildContest } from '../builders/contest-builder.ts';
import { call } from '../electron/headless.ts';
import {
  type PostgresServer,
  startPostgres,
  withoutServer,
} from '../electron/reporting/postgres-server.ts';
import { dumpTables } from '../electron/reporting/table-dump.ts';

describe.skipIf(withoutServer !== null)('runs on PostgreSQL', () => {
  let server: PostgresServer;
  let database: Database;
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qazylar-'));
    server = startPostgres();
    const connected = await connectDatabase(server.address);
    if (!connected.ok) throw new Error(connected.error.type);
    database = connected.value;
  }, 60_000);

  afterAll(async () => {
    await database.end();
    server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function archiveNamed(name: string) {
    const { contest, hq, jurors } = await buildContest();
    const segments = [hq, ...jurors].flatMap((installation) => installation.segments);
    const archive = join(folder, name);
    const all = new Map(segments.map((segment) => [segment.id, segment]));
    await storeInArchive(archive, { contest, segments: all }, segments);
    const exported = (schema = name) =>
      call('postgres', archive, '--to', server.address, '--schema', schema);
    const score = async () => {
      const juror = jurors[0];
      if (juror === undefined) throw new Error('there is a juror');
      const sheet = { stage: 'written', submission: '1', juror: 'j1' };
      const added = await juror.seal([setScore(sheet, 'novelty', milli(7000))]);
      all.set(added.id, added);
      await storeInArchive(archive, { contest, segments: all }, [added]);
      return added;
    };
    return { archive, exported, score };
  }

  it('lets two runs at once wait for each other, and both end with the same tables', async () => {
    const { exported } = await archiveNamed('twice');
    const [one, other] = await Promise.all([exported(), exported()]);
    expect([one, other].map(({ code }) => code)).toEqual([0, 0]);
    const modes = [one, other].map(({ out }) => JSON.stringify(out).includes('"mode":"first"'));
    expect(modes.filter((isFirst) => isFirst)).toHaveLength(1);
  });

  it('leaves the former state where a run is cut, and goes on from it', async () => {
    const { exported, score } = await archiveNamed('cut');
    await exported();
    const before = await dumpTables(database, 'cut');
    await score();
    // Somebody reads the history of the schema for so long that the run has to wait; then its connection is cut.
    await database.query('begin');
    await database.query('lock table cut.sheet in share mode');
    const running = exported();
    // Inside a transaction the list of who works stays as it was first seen.
    const watching = await connectDatabase(server.address);
    if (!watching.ok) throw new Error(watching.error.type);
    let cut = 0;
    while (cut === 0) {
      const { rows } = await watching.value.query<{ ended: boolean }>(
        `select pg_terminate_backend(pid) as ended from pg_stat_activity
         where application_name = 'qazylar' and pid <> pg_backend_pid() and wait_event_type = 'Lock'`,
      );
      cut = rows.length;
    }
    await watching.value.end();
    await database.query('rollback');
    expect(await running).toMatchObject({ code: 1 });
    expect(await dumpTables(database, 'cut')).toEqual(before);
    expect(await exported()).toMatchObject({ code: 0, out: { mode: 'sheets', sheets: 1 } });
  });

  it('makes everything again where what incremental runs rest on is not there', async () => {
    const { archive, exported, score } = await archiveNamed('lost');
    await exported();
    await rm(join(archive, 'reporting'), { recursive: true });
    await score();
    expect(await exported()).toMatchObject({ code: 0, out: { mode: 'whole' } });
    expect(await readdir(join(archive, 'reporting'))).toHaveLength(1);
    expect(await exported()).toMatchObject({ code: 0, out: { mode: 'nothing' } });
  });

  it('refuses schemas of others, of newer programs and of other contests, and an older archive', async () => {
    const { archive, exported, score } = await archiveNamed('own');
    await exported();
    await database.query('create schema others; create table others.t (a text)');
    expect((await exported('others')).error).toEqual({ type: 'SchemaOfOthers', schema: 'others' });
    await database.query('update own.contest set contest_id = $1', ['A'.repeat(43)]);
    expect((await exported()).error).toEqual({ type: 'SchemaOtherContest', schema: 'own' });
    await database.query('update own.contest set schema_version = 99');
    expect((await exported()).error).toEqual({ type: 'SchemaNewer', schema: 'own', version: 99 });
    await database.query('drop schema own cascade');
    await exported();
    await score();
    await exported();
    const [newest] = (
      await database.query<{ segment_id: string }>(
        'select segment_id from own.segment order by segment_number desc limit 1',
      )
    ).rows;
    const hex = Buffer.from(newest?.segment_id ?? '', 'base64url').toString('hex');
    await rm(join(archive, 'segments', `${hex}.seg`));
    await rm(join(archive, 'segments.txt'));
    expect((await exported()).error).toEqual({ type: 'ArchiveBehind', missing: 1 });
  });
});
