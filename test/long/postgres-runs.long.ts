import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { storeInArchive } from '../../electron/archive-folder.ts';
import { connectDatabase, type Database } from '../../electron/reporting/database.ts';
import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import { noteAccess } from '../../shared/contest/personal-data.ts';
import { noteSeen } from '../../shared/deciding/desk.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { signConsent } from '../../shared/trust/consent.ts';
import { buildContest, idIn, installAgain, testSettings } from '../builders/contest-builder.ts';
import { call } from '../electron/headless.ts';
import { type PostgresServer, withoutServer } from '../electron/reporting/postgres-server.ts';
import { dumpTables } from '../electron/reporting/table-dump.ts';
import { useDatabase } from '../electron/reporting/use-database.ts';

const modeOf = ({ out }: { readonly out: unknown }): string =>
  String(Object.entries(out ?? {}).find(([name]) => name === 'mode')?.[1]);

describe.skipIf(withoutServer !== null)('runs on PostgreSQL', () => {
  let server: PostgresServer;
  let database: Database;
  let folder = '';

  useDatabase((used) => {
    ({ server, database, folder } = used);
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
    const runs = await Promise.all([exported(), exported()]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs.map(modeOf).toSorted()).toEqual(['first', 'nothing']);
    await exported('alone');
    expect(await dumpTables(database, 'twice')).toEqual(await dumpTables(database, 'alone'));
  });

  it('lets looks at data, what desks saw and first enrolments through as an evening of scores, and what later rests on them', async () => {
    const world = await buildContest();
    const { contest, hq, coordinator } = world;
    const late = present(world.jurors[1], 'there are two jurors');
    const early = [hq, coordinator, ...world.jurors.slice(0, 1)].flatMap((each) => each.segments);
    const all = new Map(early.map((segment) => [segment.id, segment]));
    const archive = join(folder, 'kinds');
    const store = (added: readonly Segment[]) => {
      for (const segment of added) all.set(segment.id, segment);
      return storeInArchive(archive, { contest, segments: all }, added);
    };
    const exported = (schema: string) =>
      call('postgres', archive, '--to', server.address, '--schema', schema);
    let compared = 0;
    const runs = async (mode: string, added: readonly Segment[]) => {
      await store(added);
      expect(await exported('kinds')).toMatchObject({ code: 0, out: { mode } });
      compared += 1;
      await exported(`kinds_${compared}`);
      const [some, whole] = [
        await dumpTables(database, 'kinds'),
        await dumpTables(database, `kinds_${compared}`),
      ];
      expect(some).toEqual(whole);
    };
    await runs('first', early);
    const look = (token: string) => noteAccess(token, { act: 'contacts', about: null, count: 3 });
    const seen = await hq.seal([noteSeen(hq.log, 'a'.repeat(64)), look('l1')]);
    await runs('sheets', [seen]);
    // Said again by the same desk, in the place of what it said before; and a look that a juror may not note.
    const again = { ...noteSeen(hq.log, 'b'.repeat(64)), parents: [idIn(seen)] };
    const juror = present(world.jurors[0], 'there are two jurors');
    await runs('sheets', [await hq.seal([again]), await juror.seal([look('l2')])]);
    const refused = `select from kinds.quarantine where kind = 'access.note' and reason = 'role'`;
    expect(await database.query(refused)).toHaveProperty('rowCount', 1);
    // What a juror named as replaced is somebody else's.
    const wrong = { ...look('l3'), parents: [idIn(seen, 1)] };
    await runs('sheets', [await coordinator.seal([wrong, look('l4')])]);
    await runs('sheets', late.segments);
    const sheet = { stage: 'written', submission: '2', juror: 'j2' };
    const consent = signConsent('j2', testSettings, 'kk');
    await runs('sheets', [await late.seal([consent, setScore(sheet, 'novelty', milli(6000))])]);
    // A second key of the same person contests the first: nothing of it is an evening's news.
    const rival = await installAgain(world, 31, { person: 'j2', ticketSeed: 12 });
    await runs('whole', rival.segments);
    const contested = `select from kinds.quarantine where reason = 'identity-contested'`;
    expect(await database.query(contested)).not.toHaveProperty('rowCount', 0);
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
    expect(await exported()).toMatchObject({ out: { mode: 'whole', reason: 'ground' } });
    expect(await readdir(join(archive, 'reporting'))).toHaveLength(1);
    expect(await exported()).toMatchObject({ code: 0, out: { mode: 'nothing' } });
  });

  it('keeps what runs rest on for each schema apart, and no more than a few', async () => {
    const { archive, exported, score } = await archiveNamed('one');
    await exported('one');
    await exported('other');
    await score();
    expect(await exported('one')).toMatchObject({ out: { mode: 'sheets', reason: null } });
    expect(await exported('other')).toMatchObject({ out: { mode: 'sheets', reason: null } });
    expect(await readdir(join(archive, 'reporting'))).toHaveLength(2);
    const more = Array.from({ length: 8 }, (_, at) => `more_${at}`);
    for (const schema of more) await exported(schema);
    expect(await readdir(join(archive, 'reporting'))).toHaveLength(8);
    await score();
    expect(await exported('more_7')).toMatchObject({ out: { mode: 'sheets', reason: null } });
    expect(await exported('one')).toMatchObject({ out: { mode: 'whole', reason: 'ground' } });
  });

  it('notices what was changed in the file that runs rest on, and makes it again', async () => {
    const { archive, exported, score } = await archiveNamed('changed');
    await exported();
    const [name = ''] = await readdir(join(archive, 'reporting'));
    const file = join(archive, 'reporting', name);
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = 255 - (bytes.at(-1) ?? 0);
    bytes[bytes.length >> 1] = 255 - (bytes[bytes.length >> 1] ?? 0);
    await writeFile(file, bytes);
    await score();
    expect(await exported()).toMatchObject({ out: { mode: 'whole', reason: 'ground' } });
    await score();
    expect(await exported()).toMatchObject({ out: { mode: 'sheets', reason: null } });
  });

  it('leaves the former state where a new segment is damaged, and goes on when it is whole again', async () => {
    const { archive, exported, score } = await archiveNamed('damaged');
    await exported();
    const before = await dumpTables(database, 'damaged');
    const names = new Set(await readdir(join(archive, 'segments')));
    // The second in the order of their names: operations of the first are on their way when it is opened.
    await score();
    await score();
    const added = (await readdir(join(archive, 'segments'))).filter((name) => !names.has(name));
    const file = join(archive, 'segments', present(added.toSorted()[1], 'there are two'));
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    changed[changed.length - 1] = 255 - (changed.at(-1) ?? 0);
    await writeFile(file, changed);
    expect(await exported()).toMatchObject({ code: 1, error: { type: 'ArchiveDamaged' } });
    expect(await dumpTables(database, 'damaged')).toEqual(before);
    await writeFile(file, bytes);
    expect(await exported()).toMatchObject({ code: 0, out: { mode: 'sheets', segments: 2 } });
  });

  it('goes on from the former state where the very end of a run is cut', async () => {
    const { archive, exported, score } = await archiveNamed('late');
    await exported();
    const before = await dumpTables(database, 'late');
    // Everything is written, the file beside the archive as well, when the transaction ends.
    await database.query(
      `create function late.cut() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
       create constraint trigger cut after insert on late.run deferrable initially deferred for each row execute function late.cut()`,
    );
    await rm(join(archive, 'reporting'), { recursive: true });
    await score();
    expect((await exported()).error).toMatchObject({ type: 'DatabaseLost' });
    expect(await dumpTables(database, 'late')).toEqual(before);
    await database.query('drop function late.cut() cascade');
    // The file of the run that was cut says the same as the one before: nothing but a sheet had news.
    expect(await exported()).toMatchObject({ out: { mode: 'sheets', sheets: 1 } });
    expect(await readdir(join(archive, 'reporting'))).toHaveLength(1);
  });

  it.each([
    ['a full disk', `raise exception 'no room' using errcode = '53100'`, 'DatabaseFull'],
    ['a server that goes away', 'perform pg_terminate_backend(pg_backend_pid())', 'DatabaseLost'],
    ['a run that is stopped there', `raise exception 'no' using errcode = '57014'`, 'DatabaseBusy'],
    ['anything else', `raise exception 'no' using errcode = '22012'`, 'DatabaseRefused'],
  ] as const)('answers %s in the middle of the rows, and writes nothing', async (_, does, type) => {
    const name = `middle_${type.toLowerCase()}`;
    const { exported, score } = await archiveNamed(name);
    await exported();
    const before = await dumpTables(database, name);
    await database.query(
      `create function ${name}.stop() returns trigger language plpgsql as $$ begin ${does}; return null; end $$;
       create trigger stop before insert on ${name}.score for each row execute function ${name}.stop()`,
    );
    await score();
    expect(await exported()).toMatchObject({ code: 1, error: { type } });
    expect(await dumpTables(database, name)).toEqual(before);
    await database.query(`drop function ${name}.stop() cascade`);
    expect(await exported()).toMatchObject({ code: 0, out: { mode: 'sheets', sheets: 1 } });
  });

  it('says who is not let in, what a user may not, and what a database cannot hold', async () => {
    const { archive } = await archiveNamed('rights');
    await database.query(
      `create role guest login; create role keeper login; create role reader login;
       alter role reader set default_transaction_read_only = on; create schema prepared authorization keeper`,
    );
    await database.query(`create database latin encoding 'SQL_ASCII' template template0`);
    const as = (user: string, name = 'postgres', schema = 'rights') => {
      const to = server.address
        .replace('//qazylar@', `//${user}@`)
        .replace('/postgres?', `/${name}?`);
      return call('postgres', archive, '--to', to, '--schema', schema, '--lang', 'ru');
    };
    const told = async (...who: Parameters<typeof as>) => (await as(...who)).error;
    expect(await told('nobody')).toMatchObject({
      type: 'DatabaseDenied',
      title: 'База данных не пускает',
    });
    expect(await told('qazylar', 'nowhere')).toMatchObject({ type: 'DatabaseDenied' });
    expect(await told('guest')).toMatchObject({ type: 'DatabaseRights', code: '42501' });
    expect(await told('reader')).toMatchObject({ type: 'DatabaseRights', code: '25006' });
    expect(await told('qazylar', 'latin')).toMatchObject({
      type: 'DatabaseEncoding',
      what: 'Её кодировка: SQL_ASCII, а нужна UTF8. Ничего не изменено.',
    });
    // Who may make no schema is given one, and fills it.
    expect(await as('keeper', 'postgres', 'prepared')).toMatchObject({ out: { mode: 'first' } });
    expect(await told('guest', 'postgres', 'prepared')).toMatchObject({ type: 'DatabaseRights' });
    const { rows } = await database.query(`select from pg_namespace where nspname = 'rights'`);
    expect(rows).toHaveLength(0);
  });

  it('refuses schemas of others, of newer programs and of other contests, and an older archive', async () => {
    const { archive, exported, score } = await archiveNamed('own');
    await exported();
    await database.query('create schema others; create table others.t (a text)');
    expect((await exported('others')).error).toEqual({ type: 'SchemaOfOthers', schema: 'others' });
    await database.query('update own.contest set contest_id = $1', ['A'.repeat(43)]);
    expect((await exported()).error).toEqual({ type: 'SchemaOtherContest', schema: 'own' });
    for (const [version, type] of [
      [99, 'SchemaNewer'],
      [1, 'SchemaOlder'],
    ] as const) {
      await database.query('update own.contest set schema_version = $1', [version]);
      expect((await exported()).error).toEqual({ type, schema: 'own', version });
    }
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
