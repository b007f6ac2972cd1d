import { z } from '../basics/zod.ts';
import { countedHeats, tieRules, tournamentSystems } from './discipline.ts';
import { count, id, localized, uniqueById } from './schema-parts.ts';

const worth = z.int().min(-1000).max(1000);

/** A discipline as settings hold it: bounded, penalties never in a team's favour, an odd number of rounds, each tie rule once. */
export const disciplineSchema = z.strictObject({
  nomination: id,
  stage: id,
  system: z.enum(tournamentSystems),
  finalOfTwo: z.boolean(),
  thirdPlace: z.boolean(),
  points: z.strictObject({ win: worth, draw: worth, loss: worth }),
  bestOf: count(1, 99).refine((rounds) => rounds % 2 === 1),
  rounds: count(1, 100).nullable(),
  heats: count(1, 100),
  counted: z.enum(countedHeats),
  seconds: count(1, 86_400).nullable(),
  penalties: uniqueById(
    z.strictObject({
      id,
      title: localized(400),
      points: z.int().min(-1000).max(0),
      seconds: count(0, 86_400),
    }),
    50,
  ),
  tieBreak: z
    .array(z.enum(tieRules))
    .max(tieRules.length)
    .refine((rules) => new Set(rules).size === rules.length),
});
