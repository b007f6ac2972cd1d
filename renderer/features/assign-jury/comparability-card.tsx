import {
  type Comparability,
  comparabilityOf,
  meetingsOf,
} from '../../../shared/assigning/comparability.ts';
import { type JurorGraph, jurorGraph } from '../../../shared/assigning/juror-graph.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import { isAtWork } from './assigning-facts.ts';
import type { PanelGround } from './panel-rules.ts';
import { type Panels, pairsOf } from './panels.ts';

/** How a jury hangs together, and what that means. */
export interface MeasuredGraph {
  readonly graph: Pick<JurorGraph, 'components' | 'lambda2'>;
  readonly means: Comparability;
}

/** Measures panels; sheets that do not count are left out. */
export function measured(ground: PanelGround, panels: Panels): MeasuredGraph {
  const pairs = pairsOf(panels).filter(({ submission, juror }) =>
    isAtWork(ground.facts, submission, juror),
  );
  const graph = jurorGraph(pairs);
  return { graph, means: comparabilityOf(graph, meetingsOf(pairs)) };
}

const tones = { none: 'info', apart: 'danger', weak: 'warn', firm: 'ok' } as const;

export function ComparabilityBanner({ graph, means }: MeasuredGraph) {
  const { t } = useText('assign');
  const words =
    means === 'apart' ? t('compare.apart', { count: graph.components }) : t(`compare.${means}`);
  return <Banner tone={tones[means]}>{words}</Banner>;
}

interface Line extends MeasuredGraph {
  readonly id: 'recorded' | 'placed' | 'swapped' | 'draft';
}

/** Whether scores will be comparable: before, after, and what exchanges brought. */
export function ComparabilityCard({
  now,
  lines,
}: {
  /** What would be if the draft were recorded. */
  readonly now: MeasuredGraph;
  readonly lines: readonly Line[];
}) {
  const { t, format } = useText('assign');
  return (
    <Card title={t('compare.title')}>
      <div className="col g3">
        <ComparabilityBanner {...now} />
        <div className="scroll-x">
          <Table
            label={t('compare.table')}
            rows={lines}
            rowKey={({ id }) => id}
            columns={[
              { id: 'when', title: t('compare.when'), cell: ({ id }) => t(`compare.${id}`) },
              {
                id: 'parts',
                title: t('compare.parts'),
                numeric: true,
                cell: ({ graph }) => format.number(graph.components),
              },
              {
                id: 'lambda',
                title: t('compare.lambda'),
                numeric: true,
                cell: ({ graph }) => format.number(graph.lambda2, 1),
              },
              {
                id: 'words',
                title: t('compare.words'),
                cell: ({ means }) => t(`compare.short.${means}`),
              },
            ]}
          />
        </div>
        <p className="muted">{t('compare.help')}</p>
      </div>
    </Card>
  );
}
