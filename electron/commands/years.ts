import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { subjectName } from '../../shared/contest/masking.ts';
import type { ContestId } from '../../shared/log/operation.ts';
import { oneLine } from '../../shared/results/naming.ts';
import { AppliedBefore } from '../../shared/seasons/applied-before.ts';
import { SeasonSearch } from '../../shared/seasons/search-seasons.ts';
import {
  changeBy,
  isSealed,
  type PastApplication,
  type Season,
} from '../../shared/seasons/season.ts';
import { readArchive } from '../archive-folder.ts';
import { type CommandError, type CommandIo, exitCodes, fail, printJson } from '../command-io.ts';
import { folderUnreadable, folderUnusable } from '../disk/system-errors.ts';
import { readIdentities } from '../headquarters-key.ts';
import { type ReadYear, readYears } from '../read-years.ts';
import { makeYears, openYears, type YearsFolder } from '../years-folder.ts';

const usage =
  'years DIR add FILE… [--key FILE]… | list | search TEXT | applied CONTEST_DIR | remove CONTEST [--key FILE]';
const mostFound = 1000;

/** What a command found, for scripts, and the same as lines for people. */
interface Answer {
  readonly report: object;
  readonly lines: readonly string[];
  /** True where some of what was asked could not be done. */
  readonly refused?: boolean;
}

/** A command over a folder. */
interface Asked {
  /** True where a folder that is not there is made: to read a name that was mistyped would find nothing in it. */
  readonly makes?: boolean;
  readonly answer: (
    years: YearsFolder,
    identities: readonly Uint8Array[],
  ) => Promise<Result<Answer, CommandError>>;
}

/** What became of the files of one contest. */
type Added =
  | {
      readonly files: readonly string[];
      readonly outcome: 'added' | 'replaced' | 'same';
      readonly contest: ContestId;
      readonly season: string;
      readonly applications: number;
      readonly sealed: boolean;
    }
  | {
      readonly files: readonly string[];
      readonly outcome: 'refused';
      readonly error: CommandError;
    };

/** Writes a season unless its file says just that: an archive that is known mends what was changed in its file. */
async function put(
  years: YearsFolder,
  season: Season,
  change: 'added' | 'replaced' | 'same',
): Promise<Result<'added' | 'replaced' | 'same', CommandError>> {
  try {
    if (change === 'same' && (await years.holds(season))) return ok(change);
    await years.write(season);
  } catch (error) {
    return err({ ...folderUnusable(years.folder, error) });
  }
  return ok(change === 'same' ? 'replaced' : change);
}

/** Keeps a season that was read, unless the folder says as much or more, or is of the other kind. */
async function keep(years: YearsFolder, { files, season }: ReadYear): Promise<Added> {
  const refuse = (error: CommandError): Added => ({ files, outcome: 'refused', error });
  if (!season.ok) return refuse(season.error);
  const { contest, demo, applications } = season.value;
  if (years.seasons().some((each) => each.demo !== demo))
    return refuse({ type: demo ? 'YearPractice' : 'YearInPractice' });
  const change = changeBy(
    season.value,
    years.seasons().find((each) => each.contest === contest),
  );
  if (change === 'older') return refuse({ type: 'YearOlder' });
  const outcome = await put(years, season.value, change);
  if (!outcome.ok) return refuse(outcome.error);
  return {
    files,
    outcome: outcome.value,
    contest,
    season: season.value.season,
    applications: applications.length,
    sealed: isSealed(season.value),
  };
}

function lineOfAdded(each: Added): string {
  const names = each.files.join(', ');
  if (each.outcome === 'refused') return `${names}: refused, ${each.error.type}`;
  const { season, outcome, applications, sealed } = each;
  const seal = sealed ? '' : ', NOT SEALED: nothing of it is final';
  return `${names}: ${season} ${outcome}, ${applications} applications${seal}`;
}

/** Takes archives into the folder; whatever is refused, the others are kept. */
async function add(
  years: YearsFolder,
  files: readonly string[],
  identities: readonly Uint8Array[],
): Promise<Answer> {
  const added: Added[] = [];
  for (const each of await readYears(files, identities, years)) added.push(await keep(years, each));
  return {
    report: { added },
    lines: added.map(lineOfAdded),
    refused: added.some(({ outcome }) => outcome === 'refused'),
  };
}

/** All seasons, the latest first. */
function list(years: YearsFolder): Answer {
  const seasons = years.seasons().map((season) => ({
    contest: season.contest,
    season: season.season,
    title: season.title,
    applications: season.applications.length,
    sealed: isSealed(season),
    roots: season.stages.flatMap(({ root }) => root ?? []),
    stateHash: season.stateHash,
  }));
  return {
    report: { seasons },
    lines: seasons.map(
      ({ contest, season, title, applications, sealed }) =>
        `${contest} ${season}: ${title.en}, ${applications} applications${sealed ? '' : ', NOT SEALED'}`,
    ),
  };
}

/** Removes the season of a contest. */
async function remove(years: YearsFolder, named: string): Promise<Result<Answer, CommandError>> {
  const season = years.seasons().find(({ contest }) => contest === named);
  if (season === undefined) return err({ type: 'YearMissing', contest: named });
  try {
    await years.remove(season.contest);
  } catch (error) {
    return err({ ...folderUnusable(years.folder, error) });
  }
  return ok({
    report: { removed: season.contest },
    lines: [`${season.season} removed; its archive file brings it back`],
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
  const index = new SeasonSearch(years.seasons(), years.identityOf);
  if (index.isOfWords(query)) for (const done of index.build()) void done;
  const hits = index.search(query, { contest: null, result: null, granted: null }, mostFound);
  return {
    report: {
      total: hits.total,
      found: hits.places.map(({ season, application }) => found(season, application)),
    },
    lines: [
      ...hits.places.map(({ season, application }) => line(season, application)),
      `${hits.total} found in ${years.seasons().length} seasons`,
    ],
  };
}

/** For each application of a contest those of earlier seasons that may be of the same applicant. */
async function applied(years: YearsFolder, folder: string): Promise<Result<Answer, CommandError>> {
  const archive = await readArchive(folder);
  if (!archive.ok) return err({ ...archive.error });
  const { submissions, blocked, contest } = archive.value.state;
  const before = new AppliedBefore(years.seasons());
  for (const done of before.build()) void done;
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

/** What a command asks of a folder; null for a command of another form. */
function askedOf([action, ...rest]: readonly string[]): Asked | null {
  const [only, ...more] = rest;
  if (only === undefined)
    return action === 'list' ? { answer: async (years) => ok(list(years)) } : null;
  if (action === 'add')
    return { makes: true, answer: async (years, keys) => ok(await add(years, rest, keys)) };
  if (action === 'search') return { answer: async (years) => ok(search(years, rest.join(' '))) };
  if (more.length > 0) return null;
  if (action === 'applied') return { answer: (years) => applied(years, only) };
  return action === 'remove' ? { answer: (years) => remove(years, only) } : null;
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
  { makes = false }: Asked,
): Promise<Result<YearsFolder, CommandError>> {
  try {
    if (makes) await makeYears(folder, identities);
  } catch (error) {
    return err({ ...folderUnusable(folder, error) });
  }
  try {
    const years = await openYears(folder, identities);
    return years.ok ? years : err({ ...years.error });
  } catch (error) {
    return err({ ...folderUnreadable(folder, error) });
  }
}

const warningsOf = ({ folder, encrypted, passedOver }: YearsFolder): readonly string[] => [
  ...(encrypted
    ? []
    : [`warning: ${folder} is not encrypted; whoever has it can read names in it`]),
  ...passedOver.map((name) => `warning: ${oneLine(name)} is not named as a season is; not read`),
];

/**
 * `years DIR add FILE… | list | search TEXT | applied CONTEST_DIR | remove CONTEST [--key FILE]… [--json]`: earlier
 * contests as a folder of seasons, which `add` alone makes. The first key encrypts a new folder, and every one opens
 * archives; without a key the folder is plain. A file that is refused stops no other; the command ends with 1 then.
 */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, key: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const [folder, ...words] = positionals;
  const asked = askedOf(words);
  if (folder === undefined || asked === null)
    return fail(io, { type: 'UsageError', expected: usage }, 2);
  const identities = await readKeys(values.key ?? []);
  if (!identities.ok) return fail(io, identities.error);
  const years = await tryToOpen(folder, identities.value, asked);
  if (!years.ok) return fail(io, years.error);
  const { encrypted, passedOver } = years.value;
  if (values.json !== true) for (const each of warningsOf(years.value)) io.stderr(`${each}\n`);
  const told = await asked.answer(years.value, identities.value);
  if (!told.ok) return fail(io, told.error);
  const { report, lines, refused = false } = told.value;
  if (values.json === true) printJson(io, { encrypted, passedOver, ...report });
  else for (const each of lines) io.stdout(`${each}\n`);
  return refused ? exitCodes.refused : exitCodes.done;
}
