import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { TwoLines, type Column } from '../../ui/table.tsx';
import { type CheckedFile, type Outcome, outcomesOf } from './chosen-documents.ts';
import { PagedTable } from './paged-table.tsx';
import type { DocumentsImport } from './use-documents-import.ts';

type Filter = 'all' | 'ready' | 'unassigned' | 'refused';

interface Row {
  readonly file: CheckedFile;
  readonly outcome: Outcome;
}

const isOf = ({ outcome: { type } }: Row, filter: Filter): boolean =>
  filter === 'all' || type === filter || (filter === 'ready' && type === 'still');

function OutcomeChip({ outcome }: { readonly outcome: Outcome }) {
  const { t, language } = useText('attach');
  switch (outcome.type) {
    case 'ready':
    case 'still':
      return (
        <Chip tone="ok" icon="check">
          {t(`outcome.${outcome.type}`)}
        </Chip>
      );
    case 'unassigned':
      return (
        <Chip tone="warn" icon="alert">
          {t('outcome.unassigned')}
        </Chip>
      );
    case 'refused': {
      const text = errorText(outcome.error, language);
      return (
        <div className="attach-reason">
          <Chip tone="danger" icon="x">
            {t('outcome.refused')}
          </Chip>
          <p>
            <b>{text.title}.</b> {text.what} {text.do}
          </p>
        </div>
      );
    }
  }
}

function useColumns(
  control: DocumentsImport,
  submissions: ReadonlyMap<Id, Submission>,
): readonly Column<Row>[] {
  const { t, format } = useText('attach');
  return [
    {
      id: 'file',
      title: t('file'),
      cell: ({ file }) => (
        <TwoLines
          first={<span className="attach-name">{file.name}</span>}
          second={`${file.path === file.name ? '' : `${file.path} · `}${format.size(file.size)}`}
        />
      ),
    },
    {
      id: 'submission',
      title: t('common:submission'),
      cell: ({ file, outcome }) => {
        const submission = submissions.get(file.submission);
        if (outcome.type === 'refused' && submission === undefined) return '—';
        return (
          <div className="attach-number">
            <TextField
              label={t('numberOf', { name: file.name })}
              labelHidden
              inputMode="numeric"
              value={file.submission}
              onChange={(text) => control.assign(file.id, text.trim())}
            />
            <span lang={submission?.language}>{submission?.title}</span>
          </div>
        );
      },
    },
    {
      id: 'result',
      title: t('result'),
      cell: ({ outcome }) => <OutcomeChip outcome={outcome} />,
    },
  ];
}

/** Which chosen file becomes a document of which application, and why one does not; nothing has been written yet. */
export function DocumentsPreview({
  control,
  submissions,
}: {
  readonly control: DocumentsImport;
  readonly submissions: ReadonlyMap<Id, Submission>;
}) {
  const { t, format } = useText('attach');
  const [filter, setFilter] = useState<Filter>('all');
  const columns = useColumns(control, submissions);
  const outcomes = outcomesOf(control.files, new Set(submissions.keys()));
  const rows = control.files.flatMap((file): readonly Row[] => {
    const outcome = outcomes.get(file.id);
    return outcome === undefined ? [] : [{ file, outcome }];
  });
  const countOf = (which: Filter): number => rows.filter((row) => isOf(row, which)).length;
  const ready = countOf('ready');
  return (
    <>
      <div className="col g2">
        <h2>{t('previewTitle')}</h2>
        <p className="meta">{t('previewNote')}</p>
      </div>
      <FilterPills
        label={t('filter.label')}
        value={filter}
        onChange={setFilter}
        options={(['all', 'ready', 'unassigned', 'refused'] as const).map((value) => ({
          value,
          label: t(`filter.${value}`),
          count: format.number(countOf(value)),
        }))}
      />
      <PagedTable
        key={filter}
        label={t('previewTitle')}
        columns={columns}
        rows={rows.filter((row) => isOf(row, filter))}
        rowKey={({ file }) => file.id}
      />
      <ActionBar
        start={
          <Button icon="x" onClick={control.drop}>
            {t('dropFiles')}
          </Button>
        }
      >
        <Button
          variant="primary"
          size="lg"
          icon="plus"
          disabled={ready === 0}
          onClick={() => void control.run()}
        >
          {t('addCount', { count: ready })}
        </Button>
      </ActionBar>
    </>
  );
}
