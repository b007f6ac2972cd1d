import { lazy } from 'react';

import { useText } from '../language/use-text.ts';
import { ResultsFrame } from '../results/results-frame.tsx';

const DecideResultsScreen = lazy(async () => ({
  default: (await import('../features/decide-results/decide-results-screen.tsx'))
    .DecideResultsScreen,
}));

const AppealsScreen = lazy(async () => ({
  default: (await import('../features/decide-results/appeals-screen.tsx')).AppealsScreen,
}));

const AuditResultsScreen = lazy(async () => ({
  default: (await import('../features/audit-results/audit-results-screen.tsx')).AuditResultsScreen,
}));

/** What the commission decided on a stage: its meeting, each further part under a tab. */
export function Deciding() {
  const { t } = useText('shell');
  return (
    <ResultsFrame
      title={t('deciding.title')}
      home="/decide"
      tabs={[
        {
          value: 'meeting',
          label: t('deciding.meeting'),
          icon: 'gavel',
          screen: DecideResultsScreen,
        },
        { value: 'appeals', label: t('deciding.appeals'), icon: 'mail', screen: AppealsScreen },
        {
          value: 'audit',
          label: t('deciding.audit'),
          icon: 'search',
          screen: AuditResultsScreen,
        },
      ]}
    />
  );
}
