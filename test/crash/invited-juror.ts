import { milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import { addSubmission, assignJurors, setPerson } from '../../shared/contest/contest-operations.ts';
import { setComment, setScore } from '../../shared/scoring/score-operations.ts';
import type { NamedFile } from '../../renderer/storage/desk.ts';
import { personOf, submissionOf, testSettings } from '../builders/contest-builder.ts';
import { invite, plainTrust, startDesk, valueOf } from '../renderer/storage/desks.ts';

const juror = 'j1';
const stage = 'written';
/** The comment on a juror's first sheet. */
export const commentOn = (text: string): Action =>
  setComment({ stage, submission: '1', juror }, 'novelty', text);

const criteria = ['novelty', 'effect', 'economy'] as const;

/** What the contest calls its juror and its submissions. */
export interface Names {
  readonly surname: string;
  readonly title: string;
}

const plainNames: Names = { surname: 'Ибраев', title: 'Күн су жылытқышы' };

const nothing = { kk: '', ru: '', en: '' };

/** A regulation that asks nobody to sign anything: these runs begin with the first sheet. */
const plainSettings = { ...testSettings, confidentiality: nothing, consent: nothing };

/** What a contest has beyond plain names. */
interface Extras {
  readonly settings?: ContestSettings;
  readonly documentsOf?: (submission: string) => readonly NamedFile[];
}

/** A contest with one juror and as many submissions with their documents, and the juror's invitation to it. */
export async function inviteJuror(
  submissions: number,
  { surname, title }: Names = plainNames,
  { settings = plainSettings, documentsOf = () => [] }: Extras = {},
): Promise<NamedFile> {
  const hq = await startDesk();
  const founder = { surname: 'Штаб', givenName: '', patronymic: '', organisation: '' };
  const passphrase = 'штабтың құпиясөзі';
  valueOf(await hq.createContest({ settings, person: founder, passphrase, trust: plainTrust }));
  valueOf(await hq.record([setPerson({ ...personOf(juror, 'juror', 'KZ-10', null), surname })]));
  const ids = Array.from({ length: submissions }, (_, index) => `${index + 1}`);
  valueOf(await hq.record(ids.map((id) => addSubmission({ ...submissionOf(id), title }))));
  valueOf(await hq.record(ids.map((id) => assignJurors(stage, id, [juror]))));
  const given = ids.map((id) => ({ submission: id, files: documentsOf(id) }));
  if (given.some(({ files }) => files.length > 0)) valueOf(await hq.addDocuments(given));
  return invite(hq, juror);
}

/**
 * What a juror enters without end: scores all over the sheets, now and then a comment that no other has. `from` is the
 * number of the first, so that runs after one another enter different things.
 */
export const entriesToMake = (count: number, from: number, submissions: number): Action[] =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const sheet = { stage, submission: `${(number % submissions) + 1}`, juror };
    const criterion = criteria[Math.floor(number / submissions) % criteria.length] ?? 'novelty';
    return number % 5 === 4
      ? setComment(sheet, criterion, `Пікір № ${number}: өлшемі дәл.`)
      : setScore(sheet, criterion, milli(((number * 7) % 21) * 500));
  });
