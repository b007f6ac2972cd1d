import { err, ok, type Result } from '../../shared/basics/result.ts';
import { identitiesInKeyFile } from '../../shared/bundle/key-file.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import type { Season } from '../../shared/seasons/season.ts';
import type { ContestKeeper } from './contest-keeper.ts';
import type { DeskError, NamedFile } from './desk.ts';
import { ownIdentities } from './identities.ts';
import { type JobControl, operationsIn } from './import-plan.ts';
import { openFile } from './open-file.ts';

/** The files of one contest as its season, or why there is none. */
export interface ReadYear {
  readonly files: readonly string[];
  readonly season: Result<Season, DeskError>;
}

/** A key file is a short text; anything larger is not looked at as one. */
const longestKeyFile = 64 * 1024;

/** X25519 secrets in a file that is a key file; null for any other file. */
function secretsIn({ bytes }: NamedFile): readonly Uint8Array[] | null {
  if (bytes.length > longestKeyFile) return null;
  const found = identitiesInKeyFile(new TextDecoder().decode(bytes));
  return found.ok ? found.value : null;
}

/** Parts of archives by contest, and files that are no archive. */
interface Opened {
  readonly parts: Map<ContestId, { readonly files: string[]; readonly segments: Segment[] }>;
  readonly refused: ReadYear[];
}

const refusal = (name: string, error: DeskError): ReadYear => ({
  files: [name],
  season: err(error),
});

/** Opens files one after another; null where the person stopped it. */
async function openAll(
  keeper: ContestKeeper,
  files: readonly NamedFile[],
  control: JobControl,
): Promise<Opened | null> {
  const opened: Opened = { parts: new Map(), refused: [] };
  const secrets = files.map(secretsIn);
  const identities = [...ownIdentities(keeper), ...secrets.flatMap((each) => each ?? [])];
  const archives = files.filter((_, index) => secrets[index] === null);
  const total = archives.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let [before, done] = [0, 0];
  const goOn = (bytes: number): boolean => {
    done += bytes;
    control.progress(Math.min(done, total), total);
    return !control.cancelled();
  };
  for (const file of archives) {
    // Parts of a file are less than the file.
    done = before;
    before += file.bytes.length;
    const { verify } = keeper.ports.ed25519;
    const read = await openFile(file, { verify, identities, goOn });
    if (control.cancelled()) return null;
    if (!read.ok) opened.refused.push(refusal(file.name, read.error));
    else if (read.value.kind !== 'archive')
      opened.refused.push(refusal(file.name, { type: 'YearNotAnArchive' }));
    else {
      const { contest, segments } = read.value;
      const part = opened.parts.get(contest) ?? { files: [], segments: [] };
      part.files.push(file.name);
      part.segments.push(...segments);
      opened.parts.set(contest, part);
    }
  }
  return opened;
}

/** Why an archive is not of an earlier contest of this kind; null where it is. */
function refuse({ profile }: ContestKeeper, season: Season | null): DeskError | null {
  if (season === null) return { type: 'YearWithoutSettings' };
  if (season.contest === profile.contest) return { type: 'YearIsThisContest' };
  if (season.demo === profile.demo) return null;
  return { type: season.demo ? 'YearPractice' : 'YearInPractice' };
}

/**
 * Reads archive files of earlier contests, those of one contest together: every signature is checked, and the season is
 * made of what the archive comes to. Null where the person stopped it; nothing is written here.
 */
export async function readYears(
  keeper: ContestKeeper,
  files: readonly NamedFile[],
  how: { readonly control: JobControl; readonly identityKey: Uint8Array },
): Promise<readonly ReadYear[] | null> {
  const opened = await openAll(keeper, files, how.control);
  if (opened === null) return null;
  const years: ReadYear[] = [...opened.refused];
  // Fetched with the first archive: ranking is what this worker would read at every start without a need.
  const { seasonOf } = await import('../../shared/seasons/season-of.ts');
  const identityOf = identityHasher(how.identityKey);
  for (const [contest, part] of opened.parts) {
    const { verify } = keeper.ports.ed25519;
    const { archive } = await addSegments(emptyArchive(contest), part.segments, verify);
    if (how.control.cancelled()) return null;
    const operations = operationsIn([...archive.segments.values()]);
    const season = seasonOf(foldContest(archive), { identityOf, operations });
    const refused = refuse(keeper, season);
    const isTaken = refused === null && season !== null;
    years.push({
      files: part.files,
      season: isTaken ? ok(season) : err(refused ?? { type: 'YearWithoutSettings' }),
    });
  }
  return years;
}
