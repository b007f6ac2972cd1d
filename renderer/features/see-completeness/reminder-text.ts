import type { Language, LocalizedText } from '../../../shared/basics/localized.ts';
import type { RegionCode, RegionsProfileId } from '../../../shared/contest/contest.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import { formats } from '../../language/format.ts';
import { texts } from '../../language/texts.ts';
import { agoWords } from './ago-words.ts';
import type { Due, RegionFile } from './lateness.ts';

/** A letter as it is pasted into a mail: nothing is sent by the program. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** What every reminder speaks of. */
export interface Occasion {
  readonly contest: LocalizedText;
  readonly stage: LocalizedText;
  readonly due: Due;
  readonly profile: RegionsProfileId;
  /** Who writes. */
  readonly sender: Person;
}

/** Somebody with a way to reach them, which may be empty. */
export interface Reachable {
  readonly person: Person;
  readonly contact: string;
}

export interface OwedSheets {
  readonly received: number;
  readonly expected: number;
}

export interface JurorFacts extends OwedSheets {
  readonly person: Person;
  /** False while no laptop of this juror has spoken: the invitation may still lie unopened. */
  readonly joined: boolean;
  /** Whom the file goes to; nobody = headquarters itself. */
  readonly coordinators: readonly Reachable[];
}

export interface CoordinatorFacts extends OwedSheets {
  readonly person: Person;
  readonly region: RegionCode;
  readonly file: RegionFile;
  readonly jurors: readonly (Reachable & OwedSheets)[];
}

const wordsOf = (language: Language) => ({
  t: texts.getFixedT(language, ['reminders', 'completeness', 'shell', 'juror-list', 'common']),
  format: formats[language],
});

type Words = ReturnType<typeof wordsOf>;

const named = ({ person, contact }: Reachable): string =>
  [fullName(person), contact.trim()].filter((part) => part !== '').join(', ');

function dueLine(due: Due, { t, format }: Words): string {
  switch (due.type) {
    case 'unset':
      return t('reminders:due.unset');
    case 'ahead':
      return t('reminders:due.ahead', { day: format.date(due.day, 'press') });
    case 'past':
      return t('reminders:due.past', {
        day: format.date(due.day, 'press'),
        ago: agoWords(due.days, t('completeness:daysAgo', { count: due.days }), format),
      });
  }
}

const steps = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n');

function letterOf(
  occasion: Occasion,
  words: Words,
  paragraphs: readonly (string | null)[],
): Letter {
  const { t, format } = words;
  const contest = format.localized(occasion.contest);
  return {
    subject: t('reminders:subject', { contest }),
    body: [
      ...paragraphs.filter((paragraph) => paragraph !== null),
      t('reminders:thanks'),
      fullName(occasion.sender),
    ].join('\n\n'),
  };
}

const topic = (occasion: Occasion, { t, format }: Words): string =>
  t('reminders:topic', {
    contest: format.localized(occasion.contest),
    stage: format.localized(occasion.stage),
  });

/** Asks a juror for the sheets that are missing, and says how to hand them over. */
export function jurorLetter(juror: JurorFacts, occasion: Occasion, language: Language): Letter {
  const words = wordsOf(language);
  const { t, format } = words;
  const count = {
    done: format.number(juror.received),
    total: format.number(juror.expected),
  };
  const to =
    juror.coordinators.length === 0
      ? t('reminders:toHeadquarters')
      : t('reminders:toCoordinator', { names: juror.coordinators.map(named).join('; ') });
  return letterOf(occasion, words, [
    t('reminders:greeting', { name: fullName(juror.person) }),
    [topic(occasion, words), dueLine(occasion.due, words), t('reminders:jurorCount', count)].join(
      '\n',
    ),
    juror.joined ? null : t('reminders:unopened'),
    [
      t('reminders:toDo'),
      steps([
        t('reminders:juror.open'),
        t('reminders:juror.score', { section: t('juror-list:handIn.title') }),
        t('reminders:juror.save', { verb: t('juror-list:export.verb') }),
        to,
      ]),
    ].join('\n'),
  ]);
}

/** Asks a coordinator for the region's file, with the jurors who owe sheets. */
export function coordinatorLetter(
  coordinator: CoordinatorFacts,
  occasion: Occasion,
  language: Language,
): Letter {
  const words = wordsOf(language);
  const { t, format } = words;
  const progress = ({ received, expected }: OwedSheets) =>
    t('common:progress', { done: format.number(received), total: format.number(expected) });
  const { lastFile } = coordinator.file;
  const jurors = coordinator.jurors.map(
    (juror) => `– ${t('reminders:jurorLine', { juror: named(juror), progress: progress(juror) })}`,
  );
  return letterOf(occasion, words, [
    t('reminders:greeting', { name: fullName(coordinator.person) }),
    [
      topic(occasion, words),
      t('reminders:region', {
        region: regionName(coordinator.region, occasion.profile, language),
      }),
      dueLine(occasion.due, words),
      t('reminders:regionCount', { progress: progress(coordinator) }),
      lastFile === null
        ? t('reminders:file.none')
        : t('reminders:file.last', { day: format.date(lastFile, 'press') }),
    ].join('\n'),
    jurors.length === 0 ? null : [t('reminders:waitingFor'), ...jurors].join('\n'),
    [
      t('reminders:toDo'),
      steps([
        ...(jurors.length === 0 ? [] : [t('reminders:coordinator.remind')]),
        t('reminders:coordinator.receive', { section: t('shell:nav.receive') }),
        t('reminders:coordinator.save', { section: t('shell:nav.hand-over') }),
      ]),
    ].join('\n'),
  ]);
}

/** A letter as one text to paste where there is no line for the subject. */
export const wholeText = ({ subject, body }: Letter): string => `${subject}\n\n${body}\n`;
