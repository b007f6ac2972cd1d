import { useState } from 'react';
import { createRoot } from 'react-dom/client';

import { ApplicationList } from '../../../renderer/features/receive-applications/application-list.tsx';
import { listMemoryOf } from '../../../renderer/features/receive-applications/find-memory.ts';
import { HostProvider } from '../../../renderer/host/host-context.ts';
import { blankSnapshot } from '../../../renderer/storage/blank-snapshot.ts';
import type { Desk, DeskSnapshot } from '../../../renderer/storage/desk.ts';
import { SnapshotReceiver, wireParts } from '../../../renderer/storage/snapshot-wire.ts';
import { DeskProvider, useDesk } from '../../../renderer/storage/use-desk.ts';
import '../../../renderer/ui/styles.css';
import { present } from '../../../shared/basics/assert.ts';
import { headquartersDesk, smallDemo } from '../../renderer/receive/demo-desks.ts';
import { hostWith } from '../../renderer/receive/host-with.ts';
import { painted, watchFrames } from '../frames.ts';
import { manyApplications, numbersFrom } from './many-applications.ts';
import '../../renderer/all-texts.ts';

/** The window's side of `npm run bench -- --only finding`: the list of applications as the product has it. */

const engine = await headquartersDesk(await smallDemo());
const first = engine.getSnapshot();
const state = present(first.state, 'the practice contest is open');
const settings = present(state.settings, 'it has settings');
const listeners = new Set<() => void>();
const received = new SnapshotReceiver();
let sent: DeskSnapshot = blankSnapshot;
let shown: DeskSnapshot = blankSnapshot;

/** Takes a snapshot over as a window does that gets it from the desk's worker; the moment the window had it. */
function send(next: DeskSnapshot): number {
  const parts = [...wireParts(next, sent)].map((part) => structuredClone(part));
  sent = next;
  const start = performance.now();
  for (const part of parts) shown = received.take(part) ?? shown;
  for (const listener of listeners) listener();
  return start;
}

const desk: Desk = {
  ...engine,
  getSnapshot: () => shown,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function Screen() {
  const { state: now } = useDesk('state');
  const [opened, setOpened] = useState('');
  if (now === null) return null;
  return (
    <main className="main col g4" data-opened={opened}>
      <ApplicationList
        settings={settings}
        submissions={now.submissions}
        onOpen={({ id }) => setOpened(id)}
        actions={() => null}
      />
    </main>
  );
}

/** Shows that many applications; milliseconds until the first rows are painted and until every word can be found. */
async function begin(count: number): Promise<Record<string, number>> {
  const many = manyApplications({
    count,
    nominations: settings.nominations.map(({ id }) => id),
    regions: settings.regions,
  });
  send({
    ...first,
    state: { ...state, submissions: new Map(many.map((each) => [each.id, each])) },
  });
  const start = performance.now();
  createRoot(present(document.getElementById('root'), 'the page has a root')).render(
    <HostProvider host={hostWith([])}>
      <DeskProvider value={desk}>
        <Screen />
      </DeskProvider>
    </HostProvider>,
  );
  while (document.querySelector('[role=row][aria-rowindex="2"]') === null) await painted();
  const rows = performance.now() - start;
  const { finder } = listMemoryOf(desk);
  while (finder.getState().indexing !== null) await painted();
  return { rows, index: performance.now() - start };
}

/** What people type: words of applications, two at a time, every third time with a letter left out. */
function queries(count: number): readonly string[] {
  const next = numbersFrom(5);
  const list = [...present(shown.state, 'applications are shown').submissions.values()];
  return Array.from({ length: count }, (_, index) => {
    const { title, applicant, town } = present(list[next(list.length)], 'there are applications');
    const words = [...title.split(' '), ...applicant.split(' '), town];
    const word = (): string => words[next(words.length)] ?? '';
    // A quotation mark alone asks for nothing.
    const query = `${word()} ${word()}`.toLowerCase().replace(/[«»]/g, '');
    return index % 3 === 0 ? query.slice(0, 3) + query.slice(4) : query;
  });
}

/** Milliseconds from each press of a key to the painted rows. */
function listen(): { readonly delays: number[]; readonly waiting: () => boolean } {
  const { finder } = listMemoryOf(desk);
  const delays: number[] = [];
  let pressed: number | null = null;
  let { found } = finder.getState();
  window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true);
  finder.subscribe(() => {
    const now = finder.getState().found;
    if (now === found) return;
    found = now;
    const from = pressed;
    if (from === null || now === null) return;
    void painted().then((at) => {
      delays.push(at - from);
      pressed = null;
    });
  });
  return { delays, waiting: () => pressed !== null };
}

/** Frames until `stop`, and how many showed no row where one belongs. */
function watchRows(): { readonly stop: () => Record<string, number> } {
  const scroller = present(document.querySelector('.data-scroll'), 'the table scrolls');
  const { left, top, width, height } = scroller.getBoundingClientRect();
  let blank = 0;
  const watch = watchFrames(() => {
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    if (seen?.closest('.data-row') === null) blank += 1;
  });
  return { stop: () => ({ ...watch.stop(), blank }) };
}

/** Milliseconds from a change of one application, as the window gets it, to the painted list. */
async function change(times: number): Promise<readonly number[]> {
  const delays: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const now = present(sent.state, 'applications are shown');
    const submissions = new Map(now.submissions);
    const id = `${index + 1}`;
    const before = present(submissions.get(id), 'there is one of that number');
    submissions.set(id, { ...before, town: `Ауыл ${index}` });
    const start = send({ ...sent, state: { ...now, submissions } });
    delays.push((await painted()) - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return delays;
}

Object.assign(window, { bench: { begin, queries, listen, watchFrames: watchRows, change } });
