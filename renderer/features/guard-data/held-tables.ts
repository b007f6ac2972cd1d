import type { PageTable, TablesPage } from '../../../shared/documents/tables-html.ts';
import { fullName } from '../../../shared/contest/people.ts';
import type { Access } from '../../../shared/contest/personal-data.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type {
  HeldFacts,
  HeldOnApplicant,
  HeldOnPerson,
} from '../../../shared/results/held-facts.ts';
import type { ScoreValue } from '../../../shared/scoring/sheet.ts';
import type { Text } from '../../language/use-text.ts';

/** What turns facts into words: the contest they are from, and the language. */
export interface HeldWords {
  readonly state: ContestState;
  readonly text: Text<'guard'>;
}

type Rows = PageTable['rows'];

const moment = (ms: number, { format }: Text<'guard'>): string =>
  `${format.date(ms, 'short')} ${format.time(ms)}`;

function names({ state, text }: HeldWords) {
  const { format, language } = text;
  const { settings } = state;
  const titled = (
    list: readonly {
      readonly id: string;
      readonly title: Parameters<typeof format.localized>[0];
    }[],
    id: string,
  ): string => {
    const found = list.find((each) => each.id === id);
    return found === undefined ? id : format.localized(found.title);
  };
  return {
    stage: (id: string) => titled(settings?.stages ?? [], id),
    nomination: (id: string) => titled(settings?.nominations ?? [], id),
    criterion: (id: string) =>
      titled(settings?.stages.flatMap(({ criteria }) => criteria) ?? [], id),
    field: (id: string) => {
      const found = settings?.stages.flatMap(({ form }) => form).find((each) => each.id === id);
      return found === undefined ? id : format.localized(found.label);
    },
    region: (code: string | null) =>
      code === null || settings === null ? '' : regionName(code, settings.regionsProfile, language),
  };
}

/** A table of two columns; what is empty is left out. */
function fieldsTable(rows: Rows, { t }: Text<'guard'>): PageTable {
  return {
    title: t('held.sections.data'),
    columns: [t('held.columns.field'), t('held.columns.value')],
    rows: rows.filter(([, value = '']) => value !== ''),
    empty: t('held.none'),
  };
}

function accessTable(title: string, accesses: readonly Access[], words: HeldWords): PageTable {
  const { state, text } = words;
  const { t, format } = text;
  return {
    title,
    columns: [t('log.when'), t('log.who'), t('log.what'), t('held.columns.count')],
    rows: accesses.map(({ act, by, count, wallClock }) => {
      const person = state.people.get(by);
      return [
        moment(wallClock, text),
        person === undefined ? by : fullName(person),
        t(`acts.${act}`),
        format.number(count),
      ];
    }),
    empty: t('held.none'),
  };
}

function dataOfPerson({ person, invited, details, blocked }: HeldOnPerson, words: HeldWords): Rows {
  const { t, format } = words.text;
  const { nomination, region } = names(words);
  return [
    [t('common:surname'), person.surname],
    [t('common:givenName'), person.givenName],
    [t('common:patronymic'), person.patronymic],
    [t('held.columns.id'), person.id],
    [t('held.columns.role'), t(`common:roles.${person.role}`)],
    [t('common:organisation'), person.organisation],
    [t('common:region'), region(person.region)],
    [t('held.columns.nominations'), person.nominations.map(nomination).join('; ')],
    [t('held.columns.invited'), t(invited ? 'common:yes' : 'common:no')],
    [t('held.columns.expertise'), (details?.expertise ?? []).map(nomination).join('; ')],
    [
      t('held.columns.capacity'),
      details === null || details.capacity === null ? '' : format.number(details.capacity),
    ],
    [t('held.columns.contact'), details?.contact ?? ''],
    [t('held.columns.left'), details?.left === true ? t('common:yes') : ''],
    [t('held.columns.blocked'), blocked ?? ''],
  ];
}

type PersonSection = 'keys' | 'consents' | 'assignments' | 'sheets' | 'recusals' | 'interests';

/** A table of one section of what is held on a person. */
const sectionOf =
  ({ t }: Text<'guard'>) =>
  (section: PersonSection, columns: readonly string[], rows: Rows): PageTable => ({
    title: t(`held.sections.${section}`),
    columns,
    rows,
    empty: t('held.none'),
  });

function sheetsTable({ sheets }: HeldOnPerson, words: HeldWords): PageTable {
  const { text } = words;
  const { t, format } = text;
  const { stage, criterion } = names(words);
  const score = (value: ScoreValue) =>
    value === 'cannot-judge' ? t('held.cannotJudge') : format.score(value);
  const pairs = <Value>(record: Readonly<Record<string, Value>>, show: (value: Value) => string) =>
    Object.entries(record)
      .map(([id, value]) => `${criterion(id)}: ${show(value)}`)
      .join('; ');
  return sectionOf(text)(
    'sheets',
    [
      t('common:stage'),
      t('common:submission'),
      t('held.columns.keyState'),
      t('held.columns.scores'),
      t('held.columns.comments'),
      t('held.columns.handedIn'),
    ],
    sheets.map((sheet) => [
      stage(sheet.stage),
      t('common:submissionNumber', { number: sheet.submission }),
      t(`held.sheet.${sheet.status}`),
      pairs(sheet.scores, score),
      pairs(sheet.comments, (comment) => comment),
      sheet.handedIn === null ? '' : moment(sheet.handedIn, text),
    ]),
  );
}

/** What the person was asked to judge, and where they stepped back or had an interest. */
function workTables(facts: HeldOnPerson, words: HeldWords): readonly PageTable[] {
  const { text } = words;
  const { t } = text;
  const { stage } = names(words);
  const number = (id: string) => t('common:submissionNumber', { number: id });
  const table = sectionOf(text);
  const place = [t('common:stage'), t('common:submission')];
  return [
    table(
      'assignments',
      place,
      facts.assignments.map((each) => [stage(each.stage), number(each.submission)]),
    ),
    sheetsTable(facts, words),
    table(
      'recusals',
      [...place, t('common:reason')],
      facts.recusals.map((each) => [stage(each.stage), number(each.submission), each.reason]),
    ),
    table(
      'interests',
      [t('common:submission'), t('interests.ground'), t('interests.state'), t('held.columns.note')],
      facts.interests.map((each) => [
        number(each.submission),
        t(`interests.grounds.${each.ground}`),
        t(`interests.states.${each.state}`),
        each.note,
      ]),
    ),
  ];
}

function tablesOfPerson(facts: HeldOnPerson, words: HeldWords): readonly PageTable[] {
  const { text } = words;
  const { t } = text;
  const table = sectionOf(text);
  return [
    fieldsTable(dataOfPerson(facts, words), text),
    table(
      'keys',
      [t('held.columns.key'), t('held.columns.keyState')],
      facts.keys.map(({ publicKey, state }) => [publicKey, t(`held.key.${state}`)]),
    ),
    table(
      'consents',
      [t('held.columns.signed'), t('held.columns.language'), t('held.columns.text')],
      facts.consents.map((consent) => [
        moment(consent.wallClock, text),
        consent.language,
        consent.text.slice(0, 16),
      ]),
    ),
    ...workTables(facts, words),
    accessTable(t('held.sections.accesses'), facts.accesses, words),
    accessTable(t('held.sections.ownAccesses'), facts.ownAccesses, words),
  ];
}

function dataOfApplicant({ submission, blocked }: HeldOnApplicant, words: HeldWords): Rows {
  const { t, format } = words.text;
  const { nomination, region, field } = names(words);
  const { admitted, reason } = submission.eligibility;
  return [
    [t('held.columns.id'), submission.id],
    [t('common:applicant'), submission.applicant],
    [t('held.columns.title'), submission.title],
    [t('common:nomination'), nomination(submission.nomination)],
    [t('common:region'), region(submission.region)],
    [t('common:town'), submission.town],
    [t('held.columns.bin'), submission.bin],
    [t('held.columns.contact'), submission.contacts],
    [t('common:budget'), submission.budget === null ? '' : format.money(submission.budget)],
    [t('held.columns.summary'), submission.summary],
    ...Object.entries(submission.answers).map(([id, answer]) => [field(id), answer]),
    [
      t('held.columns.admission'),
      admitted ? t('held.admitted') : reason === '' ? t('held.undecided') : reason,
    ],
    [t('held.columns.blocked'), blocked ?? ''],
  ];
}

function tablesOfApplicant(facts: HeldOnApplicant, words: HeldWords): readonly PageTable[] {
  const { text } = words;
  const { t, format } = text;
  const { stage } = names(words);
  const empty = t('held.none');
  return [
    fieldsTable(dataOfApplicant(facts, words), text),
    {
      title: t('held.sections.documents'),
      columns: [t('held.columns.file'), t('held.columns.size')],
      rows: facts.documents.map(({ name, size }) => [name, format.size(size)]),
      empty,
    },
    {
      title: t('held.sections.judged'),
      columns: [t('common:stage'), t('held.columns.jurors'), t('held.columns.sheets')],
      rows: facts.judged.map(({ stage: id, jurors, handedIn }) => [
        stage(id),
        format.number(jurors),
        format.number(handedIn),
      ]),
      empty,
    },
    {
      title: t('held.sections.interests'),
      columns: [t('interests.ground'), t('interests.state')],
      rows: facts.interests.map(({ ground, state }) => [
        t(`interests.grounds.${ground}`),
        t(`interests.states.${state}`),
      ]),
      empty,
    },
    accessTable(t('held.sections.accesses'), facts.accesses, words),
  ];
}

/** Everything held on somebody as a page to read, in the window's language. */
export function heldPage(facts: HeldFacts, words: HeldWords, made: number): TablesPage {
  const { t, format, language } = words.text;
  const name =
    facts.subject === 'person'
      ? fullName(facts.person)
      : facts.submission.applicant || facts.submission.id;
  const contest = words.state.settings;
  return {
    language,
    title: t('held.title', { name }),
    lines: [
      ...(contest === null ? [] : [format.localized(contest.title)]),
      t('held.made', { date: format.date(made, 'official') }),
      t('held.law'),
    ],
    tables:
      facts.subject === 'person' ? tablesOfPerson(facts, words) : tablesOfApplicant(facts, words),
  };
}
