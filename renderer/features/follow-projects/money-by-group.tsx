import { useId, useMemo, useState } from 'react';

import type { Tiyn } from '../../../shared/basics/money.ts';
import {
  portfolioBy,
  type PortfolioGroup,
  type PortfolioGrouping,
} from '../../../shared/reports/monitoring/portfolio.ts';
import type { ProjectFigures } from '../../../shared/reports/monitoring/project-figures.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { ChartTwin } from '../../charts/chart-twin.ts';
import { HatchPattern } from '../../charts/hatch-pattern.tsx';
import { linearScale } from '../../charts/linear-scale.ts';
import { wrapWords } from '../../charts/wrap-words.ts';
import { SelectField } from '../../ui/field.tsx';
import { leastMapWidth, RegionMoneyMap, tilesOf } from './region-money-map.tsx';
import type { FollowWords } from './use-follow-words.ts';

/** Heights: a line of a name, the bar with its words below. */
const line = 20;
const body = 52;
/** Bars that a picture has room for; the table has them all. */
const mostBars = 20;

interface NamedGroup extends PortfolioGroup {
  readonly name: string;
}

/** Groupings that tell groups apart here; of one region alone its towns are looked at. */
function groupingsOf(projects: readonly ProjectFigures[]): readonly PortfolioGrouping[] {
  const isSeveral = (grouping: PortfolioGrouping) => portfolioBy(projects, grouping).length > 1;
  const all = ['region', 'town', 'industry', 'organisation-kind', 'organisation'] as const;
  const several = all.filter(isSeveral);
  return several.length === 0 ? ['industry'] : several;
}

function groupName(key: string, grouping: PortfolioGrouping, words: FollowWords): string {
  const kinds: Readonly<Record<string, string>> = words.papers.kind;
  if (key === '') return words.t('notSaid');
  switch (grouping) {
    case 'region':
      return words.region(key);
    case 'industry':
      return words.industry(key);
    case 'organisation-kind':
      return kinds[key] ?? key;
    case 'town':
    case 'organisation':
      return key;
  }
}

function GroupBar({
  group,
  lines,
  top,
  x,
  pattern,
  words,
}: {
  readonly group: NamedGroup;
  readonly lines: readonly string[];
  readonly top: number;
  readonly x: (sum: Tiyn) => number;
  readonly pattern: string;
  readonly words: FollowWords;
}) {
  const { t, money } = words;
  const y = top + lines.length * line + 4;
  const start = 2;
  return (
    <g>
      {lines.map((text, at) => (
        <text key={at} className="chart-strong" x={0} y={top + 14 + at * line}>
          {text}
        </text>
      ))}
      <rect className="chart-track" x={start} y={y} width={x(group.granted)} height={16} />
      <rect
        className="chart-bar"
        fill={`url(#${pattern})`}
        x={start}
        y={y}
        width={x(group.paid)}
        height={16}
      />
      <rect className="chart-bar high" x={start} y={y} width={x(group.spent)} height={16} />
      <text x={0} y={y + 34}>
        {t('groups.bar', { granted: money(group.granted), spent: money(group.spent) })}
      </text>
    </g>
  );
}

function Picture({
  groups,
  width,
  label,
  words,
}: {
  readonly groups: readonly NamedGroup[];
  readonly width: number;
  readonly label: string;
  readonly words: FollowWords;
}) {
  const pattern = useId();
  const most = Math.max(1, ...groups.map(({ granted, paid }) => Math.max(granted, paid)));
  const scale = linearScale([0, most], [0, width - 6]);
  const named = groups.map((group) => ({ group, lines: wrapWords(group.name, width) }));
  const height = (count: number): number =>
    named.slice(0, count).reduce((sum, { lines }) => sum + lines.length * line + body, 0);
  return (
    <svg viewBox={`0 0 ${width} ${height(named.length)}`} role="img" aria-label={label}>
      <HatchPattern id={pattern} />
      {named.map(({ group, lines }, at) => (
        <GroupBar
          key={group.key}
          group={group}
          lines={lines}
          top={height(at)}
          x={scale.at}
          pattern={pattern}
          words={words}
        />
      ))}
    </svg>
  );
}

function useTwin(groups: readonly NamedGroup[], words: FollowWords): ChartTwin<NamedGroup> {
  return useMemo(() => {
    const { t, money, share, format, papers } = words;
    const sum = (id: 'granted' | 'paid' | 'spent') => ({
      id,
      title: papers.column[id],
      text: (group: NamedGroup) => money(group[id]),
      order: (group: NamedGroup) => group[id],
      numeric: true,
    });
    return {
      rows: groups,
      rowKey: ({ key }) => key,
      columns: [
        {
          id: 'name',
          title: t('groups.name'),
          text: ({ name }) => name,
          order: ({ name }) => name,
        },
        {
          id: 'projects',
          title: papers.column.projects,
          text: ({ projects }) => format.number(projects),
          order: ({ projects }) => projects,
          numeric: true,
        },
        sum('granted'),
        sum('paid'),
        sum('spent'),
        {
          id: 'share',
          title: papers.column.share,
          text: ({ spent, granted }) => share(spent, granted),
          order: ({ spent, granted }) => (granted === 0 ? null : spent / granted),
          numeric: true,
        },
      ],
    };
  }, [groups, words]);
}

function Legend({ t }: FollowWords) {
  return (
    <>
      {(['spent', 'paid', 'granted'] as const).map((part) => (
        <span key={part} className="follow-key">
          <i className={`follow-swatch ${part}`} aria-hidden="true" />
          {t(`groups.legend.${part}`)}
        </span>
      ))}
    </>
  );
}

/** Money granted, paid and spent by one property of the projects. */
export function MoneyByGroup({
  projects,
  words,
}: {
  readonly projects: readonly ProjectFigures[];
  readonly words: FollowWords;
}) {
  const { t, share, format } = words;
  const groupings = useMemo(() => groupingsOf(projects), [projects]);
  const [chosen, choose] = useState<PortfolioGrouping | null>(null);
  const grouping = chosen ?? groupings[0] ?? 'industry';
  const groups = useMemo(
    () =>
      portfolioBy(projects, grouping).map((group) => ({
        ...group,
        name: groupName(group.key, grouping, words),
      })),
    [projects, grouping, words],
  );
  const twin = useTwin(groups, words);
  const [first] = groups;
  if (first === undefined) return null;
  const tiles = grouping === 'region' ? tilesOf(groups) : [];
  const hasMap = tiles.length > 1;
  const caption = [
    t('groups.caption', { name: first.name, share: share(first.spent, first.granted) }),
    ...(hasMap ? [t('groups.map')] : []),
    ...(groups.length > mostBars ? [t('groups.first', { count: format.number(mostBars) })] : []),
  ].join(' ');
  return (
    <ChartFigure
      title={t('groups.title')}
      caption={caption}
      twin={twin}
      legend={<Legend {...words} />}
      picture={(width) =>
        hasMap && width >= leastMapWidth ? (
          <RegionMoneyMap tiles={tiles} width={width} label={caption} words={words} />
        ) : (
          <Picture groups={groups.slice(0, mostBars)} width={width} label={caption} words={words} />
        )
      }
    >
      <SelectField<PortfolioGrouping>
        label={t('groups.by')}
        labelHidden
        value={grouping}
        onChange={choose}
        options={groupings.map((value) => ({ value, label: t(`groups.grouping.${value}`) }))}
      />
    </ChartFigure>
  );
}
