import type { IncomingMessage } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { createExchangeAnswers, type ExchangeAnswers } from '../../../electron/exchange-calls.ts';
import { shellTexts } from '../../../electron/shell-texts.ts';
import type { KeepingHost } from '../../../renderer/storage/desk-core.ts';
import type { DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { present } from '../../../shared/basics/assert.ts';
import type { ExchangeCredentials, ExchangePlace } from '../../../shared/exchange/place.ts';
import { startFaultLine } from '../../exchange-servers/fault-line.ts';
import { startSmallS3 } from '../../exchange-servers/small-s3.ts';
import { type SmallServer, startSmallWebdav } from '../../exchange-servers/small-webdav.ts';
import {
  foundOn,
  handIn,
  importInto,
  invite,
  join as joinAs,
  passphrase,
  plainTrust,
  scoresOf,
  sheet,
  startDesk,
  valueOf,
} from '../../renderer/storage/desks.ts';
import { stretchQuickly } from '../../renderer/storage/passphrase-work.ts';
import { BrowserWindow, told } from '../electron-stand-in.ts';

vi.mock('electron', () => import('../electron-stand-in.ts'));

const ends: (() => unknown)[] = [];
beforeAll(stretchQuickly);
afterAll(async () => {
  for (const end of ends) await end();
});
beforeEach(() => {
  told.presses.length = 0;
  told.messages.length = 0;
});

const { exchange: words } = shellTexts.ru;
const right: ExchangeCredentials = { user: 'office', password: 'a very secret word' };
const wrong: ExchangeCredentials = { user: 'office1', password: 'another word' };

/** Whether a request names the right user; a small bucket checks no signature. */
function isRight({ headers: { authorization = '' } }: IncomingMessage): boolean {
  const basic = Buffer.from(`${right.user}:${right.password}`).toString('base64');
  return authorization === `Basic ${basic}` || authorization.includes(`Credential=${right.user}/`);
}

/** One computer's main process with its home folder, and the host that a desk in its window works over. */
class Program {
  readonly home = mkdtempSync(join(tmpdir(), 'qazylar-exchange-'));
  readonly window = new BrowserWindow({ webPreferences: {} }) as never;
  readonly answers: ExchangeAnswers = createExchangeAnswers(this.home, () => shellTexts.ru);

  constructor() {
    ends.push(() => rmSync(this.home, { recursive: true, force: true }));
  }

  get host(): KeepingHost {
    const { answers, window } = this;
    return {
      writeSnapshot: null,
      space: async () => null,
      exchange: {
        open: (opening) => answers.openExchange(window, opening),
        close: async () => void (await answers.closeExchange(window, null)),
        read: (reading) => answers.readExchange(window, reading),
        write: (writing) => answers.writeExchange(window, writing),
        list: (folder) => answers.listExchange(window, folder),
      },
    };
  }

  /** What the person answers when the main process asks about an address. */
  async confirm(place: ExchangePlace, label: string): Promise<boolean> {
    told.presses.push(label);
    return this.answers.confirmExchangePlace(this.window, place);
  }
}

interface Scene {
  readonly server: SmallServer;
  readonly line: Awaited<ReturnType<typeof startFaultLine>>;
  readonly place: ExchangePlace;
  readonly hq: DeskEngine;
  readonly coordinator: DeskEngine;
  readonly programs: readonly [hq: Program, coordinator: Program];
}

/** A server that asks who comes, behind a line that can be cut. */
async function serverOf(kind: 'webdav' | 's3') {
  const habits = {
    answers: (request: IncomingMessage) => (isRight(request) ? null : { status: 401 }),
  };
  const server = await (kind === 'webdav' ? startSmallWebdav(habits) : startSmallS3(habits));
  const line = await startFaultLine(server.port);
  ends.push(line.stop, server.stop);
  const address = `http://127.0.0.1:${line.port}`;
  const place: ExchangePlace =
    kind === 'webdav'
      ? { kind, address: `${address}/box/` }
      : { kind, address, bucket: 'box', prefix: 'contest/2026' };
  return { server, line, place };
}

/** Headquarters and a coordinator who took a sheet in, both with a card of the server and the person's word. */
async function begin(kind: 'webdav' | 's3'): Promise<Scene> {
  const { server, line, place } = await serverOf(kind);
  const programs = [new Program(), new Program()] as const;
  const [hq, coordinator] = await Promise.all(
    programs.map(({ host }) => startDesk(undefined, { host })),
  );
  const [office, region] = [present(hq, 'a desk'), present(coordinator, 'a desk')];
  await foundOn(office, { ...plainTrust, encrypted: true });
  valueOf(await region.openInvitation({ file: await invite(office, 'c1'), passphrase }));
  const juror = await joinAs(await invite(office, 'j1'));
  await handIn(juror, sheet('1'), 8);
  await importInto(region, await scoresOf(juror));
  const cards = valueOf(await office.makeCards({ place, credentials: right }));
  const card = cards.find(({ name }) => name === 'region-KZ-10.qzx');
  expect(valueOf(await region.openCard(present(card, 'a card')))).toEqual(place);
  return { server, line, place, hq: office, coordinator: region, programs };
}

describe.each(['webdav', 's3'] as const)('the program with a %s server', (kind) => {
  test('asks nobody before the person has confirmed the address in a dialog of the program', async () => {
    const { server, place } = await serverOf(kind);
    const program = new Program();
    const { answers, window, home } = program;
    expect(await program.confirm(place, words.not)).toBe(false);
    const off = { ok: false, error: { type: 'ExchangeOff' } };
    expect(await answers.openExchange(window, { place, credentials: right })).toEqual(off);
    expect(await answers.probeExchange(window, right)).toEqual(off);
    expect(server.asked).toEqual([]);
    expect(told.messages.at(-1)?.detail).toContain(place.address);
    expect(await program.confirm(place, words.use)).toBe(true);
    // A card that names another place, and its credentials, are no business of this one.
    const elsewhere: ExchangePlace = { ...place, address: `${place.address}/other` };
    const other = { place: elsewhere, credentials: wrong };
    expect(await answers.openExchange(window, other)).toEqual(off);
    expect(server.asked).toEqual([]);
    const kept = readFileSync(join(home, 'exchange.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(place);
    expect(await answers.probeExchange(window, right)).toMatchObject({ ok: true });
    expect(await answers.probeExchange(window, wrong)).toEqual({
      ok: false,
      error: { type: 'ExchangeDenied' },
    });
  });

  test('carries a region to headquarters and the receipt back, through a cut line and a wrong password', async () => {
    const { server, line, place, hq, coordinator, programs } = await begin(kind);
    expect(await coordinator.exchangeNow()).toEqual({ ok: false, error: { type: 'ExchangeOff' } });
    for (const program of programs) expect(await program.confirm(place, words.use)).toBe(true);

    line.happens(() => 'lost-answer');
    const unreachable = { ok: false, error: { type: 'ExchangeUnreachable' } };
    expect(await coordinator.exchangeNow()).toEqual(unreachable);
    expect(coordinator.getSnapshot().exchange?.last?.error).toBe('ExchangeUnreachable');
    line.happens(() => null);
    expect(valueOf(await coordinator.exchangeNow()).error).toBeNull();

    valueOf(await hq.setExchange({ credentials: wrong }));
    const denied = { ok: false, error: { type: 'ExchangeDenied' } };
    expect(await hq.exchangeNow()).toEqual(denied);
    valueOf(await hq.setExchange({ credentials: right }));
    expect(valueOf(await hq.exchangeNow()).taken.operations).toBeGreaterThan(0);
    expect(hq.getSnapshot().state?.sheets.get('written/1/j1')?.status).toBe('handed-in');
    valueOf(await coordinator.exchangeNow());
    expect(coordinator.getSnapshot().receipt).toMatchObject({ sheets: 1 });

    const before = server.asked.length;
    valueOf(await coordinator.exchangeNow());
    expect(server.asked.length - before).toBeLessThanOrEqual(3);
    await line.stop();
    expect(await coordinator.exchangeNow()).toEqual(unreachable);
    for (const { home } of programs)
      expect(readFileSync(join(home, 'exchange.json'), 'utf8')).not.toContain(right.password);
  });
});
