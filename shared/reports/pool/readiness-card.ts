import type { Language } from '../../basics/localized.ts';
import type { Milli } from '../../basics/points.ts';
import type { Rational } from '../../basics/rational.ts';
import type { Id, Stage } from '../../contest/contest.ts';
import { cleanText } from '../../language/clean-text.ts';
import { formatDate } from '../../language/date-format.ts';
import { formatList } from '../../language/list-format.ts';
import { formatRational, formatScore } from '../../language/number-format.ts';
import { documentTexts, fillText } from '../../results/document-texts.ts';
import { scorePlaces } from '../../results/method-text.ts';
import {
  criterionTitle,
  localized,
  nominationTitle,
  oneLine,
  regionTitle,
  stageOf,
} from '../../results/naming.ts';
import { createNameless } from '../../results/nameless.ts';
import { plainPaper } from '../../results/paper-frame.ts';
import type { Block, PaperData, PaperPart, ProtocolSource } from '../../results/protocol-parts.ts';
import { sentence } from '../../results/protocol-words.ts';
import { type PoolRow, poolRows } from './pool-board.ts';
import { poolTable } from './pool-tables.ts';
import { poolTexts } from './pool-texts.ts';
import { createPoolWords } from './pool-words.ts';
import { readinessOf, type RegionReadiness } from './readiness.ts';

/** Digits of a median: half a step of a whole scale shows. */
const medianPlaces = 1;

/** What cards of a stage are written from. */
interface Cards {
  readonly source: ProtocolSource;
  readonly stage: Stage;
  readonly rows: readonly PoolRow[];
  readonly unnamed: (text: string) => string;
}

const mark = (score: Milli | null, language: Language): string =>
  score === null ? documentTexts[language].none : formatScore(score, language);

const median = (value: Rational | null, language: Language): string =>
  value === null ? documentTexts[language].none : formatRational(value, language, medianPlaces);

/** Level, overall score and what changed, as sentences. */
export function readinessLines(
  { score, level, sheets, before }: RegionReadiness,
  stage: Stage,
  language: Language,
): readonly string[] {
  const { card } = poolTexts[language];
  if (score === null) return [card.noLevel];
  const shown = (value: Rational): string =>
    formatRational(value, language, scorePlaces(stage.regulation));
  const changed =
    before === null || before.score === null
      ? []
      : [
          fillText(
            before.change > 0 ? card.up : before.change < 0 ? card.down : card.same,
            language,
            { before: shown(before.score), now: shown(score) },
          ),
          ...(before.level === null || before.level.from === level?.from
            ? []
            : [
                fillText(card.beforeLevel, language, {
                  level: localized(before.level.title, language),
                }),
              ]),
        ];
  return [
    ...(level === null
      ? []
      : [fillText(card.level, language, { level: localized(level.title, language) })]),
    fillText(card.score, language, { score: shown(score), sheets }),
    ...changed,
  ];
}

const criteriaPart = ({ criteria }: RegionReadiness, language: Language): PaperPart => ({
  id: 'criteria',
  title: poolTexts[language].card.criteria,
  blocks: [
    poolTable(
      'criteria',
      language,
      ['criterion', 'median', 'range', 'self', 'difference'],
      criteria.map(({ criterion, ...seen }) => [
        localized(criterion.title, language),
        median(seen.median, language),
        seen.lowest === null
          ? documentTexts[language].none
          : `${mark(seen.lowest, language)} – ${mark(seen.highest, language)}`,
        mark(seen.self, language),
        seen.difference === null
          ? documentTexts[language].none
          : formatRational(seen.difference, language, medianPlaces),
      ]),
    ),
  ],
});

function selfPart({ source, unnamed }: Cards, { self }: RegionReadiness): PaperPart {
  const { language, state } = source;
  const { card } = poolTexts[language];
  const comments =
    self === null
      ? []
      : Object.entries(self.comments).flatMap(([criterion, text]) =>
          text.trim() === ''
            ? []
            : [
                fillText(card.comment, language, {
                  criterion: criterionTitle(state, criterion, language),
                  text: unnamed(oneLine(text)),
                }),
              ],
        );
  const by =
    self === null
      ? card.noSelf
      : fillText(card.selfBy, language, {
          by: oneLine(self.team),
          day: formatDate(self.day, language, 'official'),
        });
  return {
    id: 'self',
    title: card.self,
    blocks: [
      sentence('self', by),
      ...(comments.length === 0
        ? []
        : [{ type: 'list', id: 'self-comments', items: comments } satisfies Block]),
    ],
  };
}

function teamsPart({ state, language }: ProtocolSource, region: Id): PaperPart {
  const texts = poolTexts[language];
  const teams = [...(state.teams.get(region)?.values() ?? [])].filter(({ active }) => active);
  const blocks = teams.flatMap(({ title, tracks, members }, at): readonly Block[] => {
    const team = oneLine(title);
    const named = tracks.map((track) => nominationTitle(state, track, language));
    const line =
      named.length === 0
        ? fillText(texts.card.teamAlone, language, { team })
        : fillText(texts.card.team, language, { team, tracks: formatList(named, language) });
    const rows = members.map(({ name, side, role, organisation, lead }) => [
      oneLine(name),
      texts.side[side],
      [...(lead ? [texts.card.lead] : []), oneLine(role)].filter((word) => word !== '').join(', '),
      oneLine(organisation),
    ]);
    return [
      sentence(`team-${at}`, line),
      ...(rows.length === 0
        ? []
        : [poolTable(`members-${at}`, language, ['name', 'side', 'role', 'organisation'], rows)]),
    ];
  });
  return {
    id: 'teams',
    title: texts.card.teams,
    blocks: blocks.length === 0 ? [sentence('no-teams', texts.card.noTeams)] : blocks,
  };
}

/** Remarks, the help that is asked for, and the region's projects: each only where there are any. */
function optionalParts(
  { source, unnamed, rows }: Cards,
  { submission, comments }: RegionReadiness,
): { readonly remarks: readonly PaperPart[]; readonly rest: readonly PaperPart[] } {
  const { state, language } = source;
  const { card } = poolTexts[language];
  const remarks: Block = {
    type: 'list',
    id: 'comments',
    items: comments.map(({ criterion, text }) =>
      fillText(card.comment, language, {
        criterion: criterionTitle(state, criterion, language),
        text: unnamed(oneLine(text)),
      }),
    ),
  };
  const help = cleanText(submission.answers['help'] ?? '').text.trim();
  const wordsOf = createPoolWords(state, language);
  const projects = rows
    .filter((row) => row.submission.region === submission.region)
    .map(wordsOf)
    .map((row) => [row.number, row.title, row.track, row.state, row.budget]);
  const columns = ['number', 'project', 'track', 'state', 'budget'] as const;
  return {
    remarks:
      comments.length === 0 ? [] : [{ id: 'comments', title: card.comments, blocks: [remarks] }],
    rest: [
      ...(help === ''
        ? []
        : [{ id: 'help', title: card.help, blocks: [sentence('help', unnamed(help))] }]),
      ...(projects.length === 0
        ? []
        : [
            {
              id: 'projects',
              title: card.projects,
              blocks: [poolTable('projects', language, columns, projects)],
            },
          ]),
    ],
  };
}

function cardOf(cards: Cards, region: RegionReadiness): PaperData {
  const { source, stage } = cards;
  const { language } = source;
  const { card } = poolTexts[language];
  const { submission } = region;
  const { remarks, rest } = optionalParts(cards, region);
  return plainPaper(source, {
    title: card.title,
    lines: [
      fillText(card.region, language, {
        region: regionTitle(source.state, submission.region, language),
      }),
      ...readinessLines(region, stage, language),
    ],
    sections: [
      criteriaPart(region, language),
      ...remarks,
      selfPart(cards, region),
      teamsPart(source, submission.id),
      ...rest,
    ],
    closing: [sentence('note', card.note)],
  });
}

/**
 * A readiness card for each region of the source's stage, or for those that are asked for, in the order of codes; one
 * that says so where there is none.
 */
export function readinessCards(
  source: ProtocolSource,
  submissions: readonly Id[] | null,
): readonly PaperData[] {
  const { state, language, ranking } = source;
  const stage = stageOf(state, ranking.stage);
  const { card } = poolTexts[language];
  const asked = submissions === null ? null : new Set(submissions);
  const people = [...state.people.values()].filter(({ role }) => role === 'juror');
  const unnamed = createNameless(people, documentTexts[language].blocked);
  const cards = { source, stage, rows: poolRows(state), unnamed };
  const regions = (stage.subject === 'region' ? readinessOf(state, stage) : []).filter(
    ({ submission }) => asked === null || asked.has(submission.id),
  );
  return regions.length === 0
    ? [plainPaper(source, { title: card.title, lines: [card.none], sections: [] })]
    : regions.map((region) => cardOf(cards, region));
}
