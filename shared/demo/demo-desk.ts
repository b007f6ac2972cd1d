import type { Action } from '../contest/action.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import { type InterestGround, setInterest } from '../contest/interest.ts';
import { setJurorDetails } from '../contest/juror-details.ts';
import type { Submission } from '../contest/submission.ts';
import { firstScoredStage } from '../contest/templates.ts';
import type { DemoPeople } from './demo-people.ts';
import { createDraw, type Draw } from './draw.ts';

/** Days from the founding of a demo until the sheets of its first stage are due. */
const daysOfJudging = 21;

/**
 * The regulation with the days of a demo that begins on `start` (ms): announced that day, and every deadline moved
 * nearer in proportion, so that the first stage ends when its juries are done.
 */
export function withDeadlines(settings: ContestSettings, start: number): ContestSettings {
  const stage = firstScoredStage(settings)?.id;
  const whole = settings.deadlines.find((deadline) => deadline.stage === stage)?.offsetDays ?? 0;
  return {
    ...settings,
    announced: new Date(start).toISOString().slice(0, 10),
    deadlines: settings.deadlines.map((deadline) => ({
      ...deadline,
      offsetDays:
        deadline.offsetDays === null || whole === 0
          ? deadline.offsetDays
          : Math.round((deadline.offsetDays * daysOfJudging) / whole),
    })),
  };
}

const notes: readonly (readonly [ground: InterestGround, note: string])[] = [
  ['work', 'Үш жыл бұрын бір кафедрада жұмыс істеген.'],
  ['family', 'Сестра члена жюри работает в этой организации.'],
  ['money', 'Жобаға жабдық жеткізетін серіктестіктің құрылтайшысы.'],
];

/** Conflicts of interest between jurors and applications that they do not judge. */
function someInterests(
  jurors: readonly Id[],
  assigned: ReadonlyMap<Id, readonly Id[]>,
  draw: Draw,
): readonly Action[] {
  const pairs = notes.flatMap(([ground, note]) => {
    const juror = draw.pick(jurors);
    const free = [...assigned].flatMap(([id, judges]) => (judges.includes(juror) ? [] : [id]));
    return free.length === 0 ? [] : [{ juror, submission: draw.pick(free), ground, note }];
  });
  return pairs.map((pair) => setInterest({ ...pair, state: 'declared' }));
}

/** What headquarters knows of its jurors, and the conflicts of interest that were told to it. */
export function deskActions(
  people: DemoPeople,
  submissions: readonly Submission[],
  judging: { readonly assigned: ReadonlyMap<Id, readonly Id[]>; readonly seed: number },
): readonly Action[] {
  const draw = createDraw(judging.seed, 'desk');
  const nominations = people.settings.nominations.map(({ id }) => id);
  const shares = Math.ceil((submissions.length * 4) / Math.max(1, people.jurors.length));
  const details = people.jurors.map(({ person }) =>
    setJurorDetails(person.id, {
      expertise: draw.shuffle(nominations).slice(0, 1 + draw.below(2)),
      capacity: draw.chance(30) ? shares + 10 : null,
      contact: `${person.id}@example.kz`,
      left: false,
    }),
  );
  const contacts = people.coordinators.map(({ person }) =>
    setJurorDetails(person.id, {
      expertise: [],
      capacity: null,
      contact: `${person.id}@example.kz`,
      left: false,
    }),
  );
  const jurors = people.jurors.map(({ person }) => person.id);
  return [...details, ...contacts, ...someInterests(jurors, judging.assigned, draw)];
}
