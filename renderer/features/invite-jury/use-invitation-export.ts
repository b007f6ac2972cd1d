import { useState } from 'react';

import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { letterFile } from '../../hand-over/letter-file.ts';
import { limitOptions, type MailLimit } from '../../hand-over/limit.ts';
import { useHost } from '../../host/host-context.ts';
import type { Host } from '../../host/host.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { Desk, DeskError, NamedFile } from '../../storage/desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { type Packing, personOfFile, type RegionalFile, zipByRegion } from './pack-invitations.ts';
import { toldOf } from './told.ts';

export interface ExportChoice {
  readonly packing: Packing;
  readonly limit: MailLimit;
  readonly letters: boolean;
}

/** What was saved: also where the person stopped after some of it. */
export interface ExportDone {
  readonly people: readonly Id[];
  readonly files: number;
  /** Names of files that are larger than the limit, because a single document is. */
  readonly tooLarge: readonly string[];
  readonly verified: boolean;
}

interface Order {
  readonly desk: Desk;
  readonly host: Host;
  readonly state: ContestState;
  readonly people: readonly Id[];
  readonly choice: ExportChoice;
  readonly letterFor: (person: Id, files: readonly string[]) => string;
}

/** The files of one handful with their regions and letters; people in the order of their regions. */
function withLetters(
  files: readonly NamedFile[],
  { state, people, choice, letterFor }: Order,
): { readonly ids: readonly Id[]; readonly files: readonly RegionalFile[] } {
  const owned = files.map((file) => ({ file, person: personOfFile(file.name, people) ?? '' }));
  const ids = [...new Set(owned.map(({ person }) => person))];
  const regional = ids.flatMap((person) => {
    const region = state.people.get(person)?.region ?? null;
    const own = owned.filter((each) => each.person === person).map(({ file }) => file);
    const text = letterFor(
      person,
      own.map(({ name }) => name),
    );
    const letter = { name: `letter-${person}.txt`, bytes: letterFile(text) };
    return [...own, ...(choice.letters ? [letter] : [])].map((file) => ({ region, file }));
  });
  return { ids, files: regional };
}

/** Writes and saves one handful; null once there is nothing more. */
async function saveHandful(
  order: Order,
  portion: number | null,
): Promise<Result<ExportDone | null, DeskError>> {
  const { desk, host, people, choice } = order;
  const { limit } = limitOptions(choice.limit);
  const written = await desk.exportInvitations(people, {
    ...(limit === undefined ? {} : { limit }),
    ...(portion === null ? {} : { portion }),
  });
  if (!written.ok) return written;
  if (written.value.length === 0) return ok(null);
  const { ids, files } = withLetters(written.value, order);
  const parcels =
    choice.packing === 'people'
      ? files.map(({ file }) => file)
      : zipByRegion(files, {
          part: portion ?? 0,
          ...(limit === undefined ? {} : { limit }),
        });
  const tooLarge = parcels
    .filter(({ bytes }) => limit !== undefined && bytes.length > limit)
    .map(({ name }) => name);
  const saved = await host.saveFiles(parcels);
  if (!saved.ok) return saved;
  const { names, verified } = saved.value;
  return ok({ people: ids, files: names.length, tooLarge, verified });
}

const joined = (all: readonly ExportDone[]): ExportDone => ({
  people: [...new Set(all.flatMap(({ people }) => people))],
  files: all.reduce((sum, { files }) => sum + files, 0),
  tooLarge: all.flatMap(({ tooLarge }) => tooLarge),
  verified: all.every(({ verified }) => verified),
});

/** Saves everything: at once where a laptop holds it, else one handful after the other, each where the person says. */
async function saveAll(order: Order): Promise<Result<ExportDone | null, DeskError>> {
  const first = await saveHandful(order, null);
  if (first.ok || first.error.type !== 'InvitationsTooLarge') return first;
  const done: ExportDone[] = [];
  for (let portion = 0; ; portion += 1) {
    const handful = await saveHandful(order, portion);
    if (!handful.ok) return done.length === 0 ? handful : ok(joined(done));
    if (handful.value === null) return ok(joined(done));
    done.push(handful.value);
  }
}

/** Has invitations written and saved, and remembers what each told. */
export function useInvitationExport(
  state: ContestState,
  letterFor: Order['letterFor'],
): {
  readonly busy: boolean;
  readonly error: DeskError | null;
  readonly done: ExportDone | null;
  readonly save: (people: readonly Id[], choice: ExportChoice) => Promise<ExportDone | null>;
} {
  const desk = useDeskCommands();
  const host = useHost();
  const command = useCommand();
  const note = useNoteAccess();
  const [done, setDone] = useState<ExportDone | null>(null);
  const save = async (people: readonly Id[], choice: ExportChoice) => {
    setDone(null);
    const saved = await command.run<ExportDone | null>(async () => {
      const outcome = await saveAll({ desk, host, state, people, choice, letterFor });
      // Closing the dialog is a choice and not a failure.
      if (!outcome.ok && outcome.error.type === 'SaveCancelled') return ok(null);
      if (!outcome.ok || outcome.value === null) return outcome;
      note({ act: 'export', about: null, count: outcome.value.people.length });
      const told = toldOf(state);
      const invited = outcome.value.people.flatMap((id) => {
        const person = state.people.get(id);
        return person === undefined ? [] : [{ person: id, told: told(person) }];
      });
      const change = { type: 'invited', people: invited, at: Date.now() } as const;
      const kept = await desk.keepPersonal({ type: 'letters', change });
      return kept.ok ? outcome : err(kept.error);
    });
    setDone(saved);
    return saved;
  };
  return { busy: command.busy, error: command.error, done, save };
}
