import { useState } from 'react';

import { Button } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { ProjectDialog } from './project-dialog.tsx';
import type { ProjectSubject } from './project-subject.ts';

/** The contract: number, days, sum, and who answers for the project. */
export function ContractCard({ subject, followed, words }: ProjectSubject) {
  const { t, day, money, industry, papers, format } = words;
  const [editing, setEditing] = useState(false);
  const { project, submission } = followed;
  if (project === null) return null;
  const recorded = subject.recorded.following.get(submission)?.project ?? null;
  const stage = subject.settings.stages.find(({ id }) => id === project.decidedIn);
  return (
    <Card
      title={t('contract.title')}
      aside={
        subject.region === null && (
          <Button icon="pen" onClick={() => setEditing(true)}>
            {t('contract.edit')}
          </Button>
        )
      }
    >
      <div className="follow-facts">
        <KeyValues
          items={[
            [t('contract.number'), project.contract.number || t('contract.unsigned')],
            [t('contract.signed'), day(project.contract.day)],
            [t('contract.start'), day(project.start)],
            [t('contract.end'), day(project.end)],
            [t('contract.granted'), money(project.granted)],
          ]}
        />
        <KeyValues
          items={[
            [t('organisation'), project.organisation.name],
            [papers.column.kind, papers.kind[project.organisation.kind]],
            [papers.column.industry, industry(project.industry)],
            [t('contract.responsible'), project.responsible || t('notSaid')],
            [
              t('contract.decidedIn'),
              stage === undefined ? t('contract.earlier') : format.localized(stage.title),
            ],
          ]}
        />
      </div>
      {editing && recorded !== null && (
        <ProjectDialog
          subject={subject}
          project={recorded}
          words={words}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  );
}
