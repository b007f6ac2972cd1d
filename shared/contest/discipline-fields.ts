import type { Discipline, Penalty } from './discipline.ts';
import { count, list, titleOf, yesNo, type Fields, type Shown } from './settings-fields.ts';

export const penaltyFields: Fields<Penalty> = [
  { name: 'penaltyPoints', show: (penalty) => count(penalty.points) },
  { name: 'penaltySeconds', show: ({ seconds }) => count(seconds) },
];

/** A discipline bears the name of its nomination. */
export const disciplineTitle = ({ nomination: id }: Discipline): Shown => ({
  type: 'nomination',
  id,
});

export const disciplineFields: Fields<Discipline> = [
  { name: 'disciplineStage', show: ({ stage }, { stages }) => titleOf(stage, stages) },
  { name: 'system', show: ({ system }) => ({ type: 'tournament-system', system }) },
  { name: 'finalOfTwo', show: ({ finalOfTwo }) => yesNo(finalOfTwo) },
  { name: 'thirdPlace', show: ({ thirdPlace }) => yesNo(thirdPlace) },
  { name: 'win', show: ({ points: { win } }) => count(win) },
  { name: 'draw', show: ({ points: { draw } }) => count(draw) },
  { name: 'loss', show: ({ points: { loss } }) => count(loss) },
  { name: 'bestOf', show: ({ bestOf }) => count(bestOf) },
  { name: 'rounds', show: ({ rounds }) => count(rounds) },
  { name: 'heats', show: ({ heats }) => count(heats) },
  { name: 'counted', show: ({ counted }) => ({ type: 'counted-heats', counted }) },
  { name: 'seconds', show: ({ seconds }) => count(seconds) },
  {
    name: 'tieBreak',
    show: ({ tieBreak }) => list(tieBreak.map((rule) => ({ type: 'team-tie-rule', rule }))),
  },
];
