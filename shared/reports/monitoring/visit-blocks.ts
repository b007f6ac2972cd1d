import { formatList } from '../../language/list-format.ts';
import type { Visit } from '../../following/visit.ts';
import { fillPhrase, phrases } from '../../results/document-texts.ts';
import { oneLine } from '../../results/naming.ts';
import type { Block } from '../../results/protocol-parts.ts';
import {
  officialDay,
  projectTitle,
  type ReportSource,
  say,
  sentence,
  texts,
} from './report-source.ts';

/** Visits within the order's period, by project. */
export const visitsOf = ({ state, order }: ReportSource): readonly Visit[] =>
  [...state.following.values()].flatMap(({ visits }) =>
    visits.filter(({ day }) => day >= order.from && day <= order.to),
  );

/** Millionths of a degree as plain decimal text. */
const degrees = (millionths: number): string =>
  `${millionths < 0 ? '-' : ''}${String(Math.floor(Math.abs(millionths) / 1_000_000))}.${String(Math.abs(millionths) % 1_000_000).padStart(6, '0')}`;

function placeLine(source: ReportSource, { place, id }: Visit): readonly Block[] {
  if (place === null) return [];
  const parts = [
    oneLine(place.text),
    ...(place.point === null
      ? []
      : [`${degrees(place.point.latitude)}, ${degrees(place.point.longitude)}`]),
  ].filter((part) => part !== '');
  return parts.length === 0
    ? []
    : [
        sentence(
          `place-${id}`,
          say(source, texts(source).visits.place, { text: parts.join('; ') }),
        ),
      ];
}

function photoBlock(source: ReportSource, { photos, id, submission }: Visit): readonly Block[] {
  if (photos.length === 0) return [];
  const { elsewhere } = texts(source).visits;
  return [
    {
      type: 'photos',
      id: `photos-${submission}-${id}`,
      photos: photos.map(({ hash, name, caption }) => {
        const words = oneLine(caption) || oneLine(name);
        return {
          hash,
          caption: source.photos.has(hash) ? words : say(source, elsewhere, { caption: words }),
        };
      }),
    },
  ];
}

function visitBlocks(source: ReportSource, visit: Visit): readonly Block[] {
  const { language } = source;
  const { visits, state } = texts(source);
  const { id, submission } = visit;
  const names = visit.visitors.map(oneLine).filter((name) => name !== '');
  const line = (name: string, text: string, value: string): readonly Block[] =>
    oneLine(value) === ''
      ? []
      : [sentence(`${name}-${submission}-${id}`, say(source, text, { text: oneLine(value) }))];
  return [
    sentence(
      `visit-${submission}-${id}`,
      [
        say(source, visits.project, {
          number: submission,
          title: projectTitle(source, submission),
        }),
        fillPhrase(phrases.monitoring.visit, language, {
          date: officialDay(visit.day, source),
          state: state[visit.state],
        }),
      ].join(' '),
    ),
    ...(names.length === 0
      ? []
      : [
          sentence(
            `visitors-${submission}-${id}`,
            say(source, visits.visitors, { names: formatList(names, language) }),
          ),
        ]),
    ...line('seen', visits.seen, visit.observations),
    ...line('noticed', visits.risks, visit.risks),
    ...placeLine(source, visit),
    ...photoBlock(source, visit),
  ];
}

/** What was seen on the spot within the period, with its photos. */
export function visitSection(source: ReportSource): readonly Block[] {
  const visits = visitsOf(source);
  if (visits.length === 0) return [sentence('no-visits', texts(source).visits.none)];
  return [
    sentence(
      'visits',
      say(source, texts(source).visits.count, {
        visits: visits.length,
        photos: visits.reduce((sum, { photos }) => sum + photos.length, 0),
      }),
    ),
    ...visits.flatMap((visit) => visitBlocks(source, visit)),
  ];
}
