import type { Language, LocalizedText } from '../../../shared/basics/localized.ts';
import { fullName, type Person } from '../../../shared/contest/people.ts';
import { formats } from '../../language/format.ts';
import { texts } from '../../language/texts.ts';

/** What the letter that goes with an invitation says; it names no file's content. */
export interface InvitationLetter {
  readonly contest: LocalizedText;
  readonly person: Person;
  /** Names of this person's files. */
  readonly files: readonly string[];
  /** Applications to judge; 0 for a coordinator. */
  readonly load: number;
  /** Day by which the sheets are due ("2026-11-30"); null where none is set. */
  readonly due: string | null;
  readonly sender: Person;
}

/** The text to paste into the mail: what the file is, how to open it, and that it is for one person alone. */
export function invitationLetter(letter: InvitationLetter, language: Language): string {
  const t = texts.getFixedT(language, ['invitations', 'first-run', 'juror-list', 'shell']);
  const format = formats[language];
  const { person, files, load, due } = letter;
  const juror = person.role === 'juror';
  const contest = format.localized(letter.contest);
  const steps = [
    t('invitations:letter.start'),
    t('invitations:letter.role', {
      role: t(`first-run:role.${juror ? 'juror' : 'coordinator'}.title`),
    }),
    t('invitations:letter.open', { verb: t('first-run:start.open'), file: files[0] ?? '' }),
    t('invitations:letter.passphrase'),
    ...(files.length < 2
      ? []
      : [
          t('invitations:letter.others', {
            place: juror ? t('juror-list:answer.verb') : t('shell:nav.receive'),
          }),
        ]),
  ];
  return [
    t('invitations:letter.subject', { contest }),
    t('invitations:letter.greeting', { name: fullName(person) }),
    [
      juror
        ? t('invitations:letter.juror', { contest, number: format.number(load) })
        : t('invitations:letter.coordinator', { contest }),
      due === null ? '' : t('invitations:letter.due', { day: format.date(due, 'press') }),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    [t('invitations:letter.how'), ...steps.map((step, index) => `${index + 1}. ${step}`)].join(
      '\n',
    ),
    [t('invitations:letter.files'), ...files.map((file) => `– ${file}`)].join('\n'),
    t('invitations:letter.secret'),
    fullName(letter.sender),
  ].join('\n\n');
}
