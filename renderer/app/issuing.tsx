import { lazy } from 'react';

import { ranksNothing } from '../../shared/reports/pool/pool-stages.ts';
import { useText } from '../language/use-text.ts';
import { ResultsFrame } from '../results/results-frame.tsx';
import { useDesk } from '../storage/use-desk.ts';

const IssueDocumentsScreen = lazy(async () => ({
  default: (await import('../features/issue-documents/issue-documents-screen.tsx'))
    .IssueDocumentsScreen,
}));

const HoldCeremonyScreen = lazy(async () => ({
  default: (await import('../features/hold-ceremony/hold-ceremony-screen.tsx')).HoldCeremonyScreen,
}));

const PublishResultsScreen = lazy(async () => ({
  default: (await import('../features/publish-results/publish-results-screen.tsx'))
    .PublishResultsScreen,
}));

/** What is issued from the decision: papers and files, each further part under a tab; a ceremony where there are places. */
export function Issuing() {
  const { t } = useText('shell');
  const { state } = useDesk('state');
  const settings = state?.settings ?? null;
  const hasCeremony = settings === null || !ranksNothing(settings);
  return (
    <ResultsFrame
      title={t('issuing.title')}
      home="/issue"
      tabs={[
        {
          value: 'documents',
          label: t('issuing.documents'),
          icon: 'print',
          screen: IssueDocumentsScreen,
        },
        {
          value: 'public',
          label: t('issuing.public'),
          icon: 'eye',
          screen: PublishResultsScreen,
        },
        ...(hasCeremony
          ? [
              {
                value: 'ceremony',
                label: t('issuing.ceremony'),
                icon: 'screen' as const,
                screen: HoldCeremonyScreen,
              },
            ]
          : []),
      ]}
    />
  );
}
