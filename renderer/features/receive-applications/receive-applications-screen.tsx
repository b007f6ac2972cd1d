import { useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { useHost } from '../../host/host-context.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { DroppedFile } from '../../ui/dropped-files.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Steps } from '../../ui/steps.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useToast } from '../../ui/toast.tsx';
import { AdmissionDialog } from './admission-dialog.tsx';
import { ApplicationForm } from './application-form.tsx';
import { BeforeBanner } from './before-banner.tsx';
import { BlockedApplication } from './blocked-application.tsx';
import { ApplicationList } from './application-list.tsx';
import { DocumentsView } from './documents-view.tsx';
import { DuplicatesView } from './duplicates-view.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useOwnRegion } from './own-region.ts';
import { useTableImport, type TableImportControl } from './use-table-import.ts';
import { WorkingStep } from './working-step.tsx';
import './receive-applications.css';

/** The place where a table comes in; large while there are no applications. */
function TableDrop({
  control,
  large,
}: {
  readonly control: TableImportControl;
  readonly large: boolean;
}) {
  const { t } = useText('intake');
  const host = useHost();
  const take = (files: readonly DroppedFile[]) => {
    const [file, another] = files;
    if (another !== undefined) control.fail({ type: 'OneFileExpected' });
    else if (file !== undefined) void control.open(file);
  };
  const pick = async () => {
    try {
      take(await host.pickFiles({ accept: ['.xlsx', '.csv', '.txt'], multiple: false }));
    } catch {
      control.fail({ type: 'FileUnreadable' });
    }
  };
  return (
    <FileDrop
      prompt={t('dropTable')}
      button={t('common:chooseFile')}
      icon="table"
      large={large}
      busy={control.busy}
      onPick={() => void pick()}
      onFiles={take}
    />
  );
}

function ImportSteps({ current }: { readonly current: 0 | 1 }) {
  const { t } = useText('intake');
  return <Steps label={t('steps')} steps={[t('columns'), t('preview')]} current={current} />;
}

/** The applications, and at headquarters those that may be one. */
function Lists({
  settings,
  state,
  onOpen,
}: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
  readonly onOpen: (submission: Submission) => void;
}) {
  const { t } = useText('intake');
  const toast = useToast();
  const region = useOwnRegion();
  const shown = useShownState() ?? state;
  const [deciding, setDeciding] = useState<readonly Submission[] | null>(null);
  const list = (
    <ApplicationList
      settings={settings}
      submissions={state.submissions}
      onOpen={onOpen}
      {...(region === null
        ? {
            actions: (chosen: readonly Submission[]) => (
              <Button icon="check" onClick={() => setDeciding(chosen)}>
                {t('decide')}
              </Button>
            ),
          }
        : {})}
    />
  );
  if (region !== null) return list;
  const close = (done: boolean) => {
    setDeciding(null);
    if (done) toast({ text: t('decisionRecorded') });
  };
  return (
    <>
      <Tabs
        spaced
        label={t('title')}
        tabs={[
          {
            value: 'list',
            label: t('allApplications'),
            content: list,
          },
          {
            value: 'duplicates',
            label: t('duplicates'),
            content: <DuplicatesView state={shown} />,
          },
        ]}
      />
      {deciding !== null && <AdmissionDialog chosen={deciding} state={state} onClose={close} />}
    </>
  );
}

function Overview({
  settings,
  state,
  control,
  onOpen,
  onDocuments,
}: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
  readonly control: TableImportControl;
  readonly onOpen: (submission: Submission | null) => void;
  readonly onDocuments: () => void;
}) {
  const { t } = useText('intake');
  const empty = state.submissions.size === 0;
  const addButton = (
    <Button icon="plus" onClick={() => onOpen(null)}>
      {t('addByHand')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('title')}
        note={t('common:submissionCount', { count: state.submissions.size })}
      >
        {!empty && addButton}
        {!empty && (
          <Button icon="files" onClick={onDocuments}>
            {t('addDocuments')}
          </Button>
        )}
      </PageHead>
      <ErrorBanner error={control.error} />
      {empty && (
        <EmptyState title={t('emptyTitle')} action={addButton}>
          {t('emptyText')}
        </EmptyState>
      )}
      <TableDrop control={control} large={empty} />
      <WorkingStep control={control} />
      {!empty && <Lists settings={settings} state={state} onOpen={onOpen} />}
    </>
  );
}

/** The steps of an import after a table was opened. */
function Import({
  settings,
  control,
}: {
  readonly settings: ContestSettings;
  readonly control: TableImportControl;
}) {
  const { t } = useText('intake');
  const toast = useToast();
  const { state: current } = control;
  if (current.step === 'none') return null;
  const isMapping = current.step === 'mapping';
  const tell = (count: number, total: number) =>
    toast({
      text: count === total ? t('imported', { count }) : t('importedPart', { count, total }),
    });
  return (
    <>
      <PageHead title={t('importTitle')} note={isMapping ? t('mappingNote') : current.name}>
        <ImportSteps current={isMapping ? 0 : 1} />
      </PageHead>
      <ErrorBanner error={control.error} />
      {isMapping ? (
        <MappingStep current={current} control={control} settings={settings} />
      ) : (
        <PreviewStep current={current} control={control} settings={settings} onImported={tell} />
      )}
    </>
  );
}

function Applications(props: {
  readonly settings: ContestSettings;
  readonly state: ContestState;
  readonly onDocuments: () => void;
}) {
  const { settings, state } = props;
  const { t } = useText('intake');
  const toast = useToast();
  const region = useOwnRegion();
  const control = useTableImport({ settings, existing: state.submissions, region });
  /** The application in the form; null for a new one, undefined while no form is open. */
  const [open, setOpen] = useState<Submission | null | undefined>(undefined);
  if (open === undefined)
    return control.state.step === 'none' ? (
      <Overview {...props} control={control} onOpen={setOpen} />
    ) : (
      <Import settings={settings} control={control} />
    );
  const number = open?.id ?? '';
  const title = open === null ? t('newOne') : t('common:submissionNumber', { number });
  if (state.blocked.has(subjectName('submission', number)))
    return (
      <>
        <PageHead title={title} />
        <BlockedApplication number={number} onClose={() => setOpen(undefined)} />
      </>
    );
  return (
    <>
      <PageHead title={title} />
      {open !== null && <BeforeBanner submission={open} />}
      <ApplicationForm
        submission={open}
        settings={settings}
        existing={state.submissions}
        onClose={(saved) => {
          setOpen(undefined);
          if (saved !== null) toast({ text: t('savedOne', { number: saved }) });
        }}
      />
    </>
  );
}

/** Headquarters' applications: the list, a table that comes in, one by hand. */
export function ReceiveApplicationsScreen() {
  const { state } = useDesk('state');
  const [withDocuments, setWithDocuments] = useState(false);
  if (state === null || state.settings === null) return null;
  return (
    <main className="main col g4 applications">
      {withDocuments ? (
        <DocumentsView state={state} onClose={() => setWithDocuments(false)} />
      ) : (
        <Applications
          settings={state.settings}
          state={state}
          onDocuments={() => setWithDocuments(true)}
        />
      )}
    </main>
  );
}
