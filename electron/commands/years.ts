import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { subjectName } from '../../shared/contest/masking.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { AppliedBefore } from '../../shared/seasons/applied-before.ts';
import { SeasonSearch } from '../../shared/seasons/search-seasons.ts';
import { seasonOf } from '../../shared/seasons/season-of.ts';
import { isSealed, type PastApplication, type Season } from '../../shared/seasons/season.ts';
import { readArchive } from '../archive-folder.ts';
import { readBundleFile } from '../bundle-files.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { folderUnusable } from '../disk/system-errors.ts';
import { readIdentities } from '../headquarters-key.ts';
import { ed25519 } from '../node-proofs.ts';
import { openYears, type YearsFolder } from '../years-folder.ts';

const usage =
  'years DIR add FILE… [--key FILE]… | years DIR search TEXT [--key FILE] | years DIR applied CONTEST_DIR [--key FILE]';
const mostFound = 1000;

/** What a command found, for scripts, and the same as lines for people. */
interface Answer {
  readonly report: object;
  readonly lines: readonly string[];
}

interface Added {
  readonly contest: ContestId;
  readonly files: readonly string[];
  readonly outcome: 'added' | 'replaced' | 'same';
  readonly season: string;
  readonly applications: number;
  readonly sealed: boolean;
}

/** Segments of archive files, those of one contest together. */
async function segmentsOf(
  files: readonly string[],
  identities: readonly Uint8Array[],
): Promise<Result<ReadonlyMap<ContestId, { files: string[]; segments: Segment[] }>, CommandError>> {
  const contests = new Map<ContestId, { files: string[]; segments: Segment[] }>();
  for (const file of files) {
    const segments: Segment[] = [];
    const bundle = await readBundleFile({ file, identities }, (part) => {
      if ('segment' in part) segments.push(part.segment);
    });
    if (!bundle.ok) return err({ ...bundle.error });
    const { kind, contest } = bundle.value.manifest;
    if (kind !== 'archive') return err({ type: 'YearNotAnArchive', file });
    const known = contests.get(contest) ?? { files: [], segments: [] };
    known.files.push(file);
    known.segments.push(...segments);
    contests.set(contest, known);
  }
  return ok(contests);
}

/** The season of a contest's segments, every signature checked. */
async function readSegments(
  contest: ContestId,
  segments: readonly Segment[],
  { identityOf }: YearsFolder,
): Promise<Season | null> {
  const { archive } = await addSegments(emptyArchive(contest), segments, ed25519.verify);
  const operations = [...archive.segments.values()].reduce(
    (sum, { header }) => sum + header.operations,
    0,
  );
  return seasonOf(foldContest(archive), { identityOf, operations });
}

const outcomeOf = (known: Season | undefined, next: Season): Added['outcome'] | 'older' => {
  if (known === undefined) return 'added';
  if (known.stateHash === next.stateHash) return 'same';
  return known.operations > next.operations ? 'older' : 'replaced';
};

/** Takes archives into the folder; one bad file refuses them all. */
async function add(
  years: YearsFolder,
  files: readonly string[],
  identities: readonly Uint8Array[],
): Promise<Result<Answer, CommandError>> {
  const contests = await segmentsOf(files, identities);
  if (!contests.ok) return contests;
  const added: Added[] = [];
  const fresh: Season[] = [];
  for (const [contest, part] of contests.value) {
    const season = await readSegments(contest, part.segments, years);
    if (season === null) return err({ type: 'YearWithoutSettings', files: part.files });
    const known = years.seasons.find((each) => each.contest === contest);
    const outcome = outcomeOf(known, season);
    if (outcome === 'older') return err({ type: 'YearOlder', files: part.files });
    if (outcome !== 'same') fresh.push(season);
    added.push({
      contest,
      files: part.files,
      outcome,
      season: season.season,
      applications: season.applications.length,
      sealed: isSealed(season),
    });
  }
  for (const season of fresh) await years.write(season);
  return ok({
    report: { added },
    lines: added.map(
      ({ season, outcome, applications, sealed }) =>
        `${season}: ${outcome}, ${applications} applications${sealed ? '' : ', NOT SEALED: nothing of it is final'}`,
    ),
  });
}

const found = (season: Season, application: PastApplication) => {
  const { identity, ...rest } = application;
  return {
    contest: season.contest,
    season: season.season,
    sealed: isSealed(season),
    ...rest,
    hasNumber: identity !== '',
  };
};

const line = ({ season }: Season, { number, title, applicant, result, place }: PastApplication) =>
  `${season} No. ${number}: ${title} (${applicant}) – ${result}${place === null ? '' : ` ${place}`}`;

function search(years: YearsFolder, query: string): Answer {
  const index = new SeasonSearch(years.seasons, years.identityOf);
  const hits = index.search(query, { contest: null, result: null, granted: null }, mostFound);
  return {
    report: {
      total: hits.total,
      found: hits.places.map(({ season, application }) => found(season, application)),
    },
    lines: [
      ...hits.places.map(({ season, application }) => line(season, application)),
      `${hits.total} found in ${years.seasons.length} seasons`,
    ],
  };
}

/** For each application of a contest those of earlier seasons that may be of the same applicant. */
async function applied(years: YearsFolder, folder: string): Promise<Result<Answer, CommandError>> {
  const archive = await readArchive(folder);
  if (!archive.ok) return err({ ...archive.error });
  const { submissions, blocked, contest } = archive.value.state;
  const before = new AppliedBefore(years.seasons);
  const applications = [...submissions.values()]
    .filter(({ id }) => !blocked.has(subjectName('submission', id)))
    .flatMap(({ id, title, applicant, bin }) => {
      const now = { title, applicant, identity: years.identityOf(bin) };
      const matches = before.matches(now, contest);
      return matches.length === 0 ? [] : [{ number: id, applicant, matches }];
    });
  return ok({
    report: {
      applications: applications.map(({ number, matches }) => ({
        number,
        earlier: matches.map(({ season, application, grounds, otherNumber }) => ({
          ...found(season, application),
          grounds,
          otherNumber,
        })),
      })),
    },
    lines: [
      ...applications.flatMap(({ number, applicant, matches }) => [
        `No. ${number} (${applicant}):`,
        ...matches.map(
          ({ season, application, grounds, otherNumber }) =>
            `  ${line(season, application)} [${grounds.join(', ')}${otherNumber ? '; other number' : ''}]`,
        ),
      ]),
      `${applications.length} of ${submissions.size} may have applied before; whether they did, a person decides`,
    ],
  });
}

async function answer(
  years: YearsFolder,
  [action, ...rest]: readonly string[],
  identities: readonly Uint8Array[],
): Promise<Result<Answer, CommandError>> {
  const [only, ...more] = rest;
  if (action === 'add' && only !== undefined) return add(years, rest, identities);
  if (action === 'search' && only !== undefined) return ok(search(years, rest.join(' ')));
  if (action === 'applied' && only !== undefined && more.length === 0) return applied(years, only);
  return err({ type: 'UsageError', expected: usage });
}

/** Secrets of all key files that are named, in their order. */
async function readKeys(
  files: readonly string[],
): Promise<Result<readonly Uint8Array[], CommandError>> {
  const all: Uint8Array[] = [];
  for (const file of files) {
    const identities = await readIdentities(file);
    if (!identities.ok) return err({ ...identities.error });
    all.push(...identities.value);
  }
  return ok(all);
}

async function tryToOpen(
  folder: string,
  identities: readonly Uint8Array[],
): Promise<Result<YearsFolder, CommandError>> {
  try {
    const years = await openYears(folder, identities);
    return years.ok ? years : err({ ...years.error });
  } catch (error) {
    return err({ ...folderUnusable(folder, error) });
  }
}

/**
 * `years DIR add FILE… | search TEXT | applied CONTEST_DIR [--key FILE]… [--json]`: earlier contests as a folder of
 * seasons. The first key encrypts a new folder, and every one opens archives; without a key the folder is plain.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, key: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const [folder, ...asked] = positionals;
  if (folder === undefined || asked.length < 2)
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  const identities = await readKeys(values.key ?? []);
  if (!identities.ok) return fail(io, identities.error);
  const years = await tryToOpen(folder, identities.value);
  if (!years.ok) return fail(io, years.error);
  const { encrypted } = years.value;
  if (!encrypted && values.json !== true)
    io.stderr(`warning: ${folder} is not encrypted; whoever has it can read names in it\n`);
  const told = await answer(years.value, asked, identities.value);
  if (!told.ok) return fail(io, told.error, told.error.type === 'UsageError' ? 2 : 1);
  if (values.json === true) return printJson(io, { encrypted, ...told.value.report });
  for (const each of told.value.lines) io.stdout(`${each}\n`);
  return exitCodes.done;
}
