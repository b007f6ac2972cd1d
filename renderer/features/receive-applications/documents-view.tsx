import { useMemo, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Working } from '../../ui/progress.tsx';
import { ApplicationDocuments } from './application-documents.tsx';
import { chooseFolder } from './choose-folder.ts';
import { chosenOf } from './chosen-documents.ts';
import { DocumentsList } from './documents-list.tsx';
import { DocumentsPreview } from './documents-preview.tsx';
import {
  type AddedDocuments,
  type DocumentsImport,
  useDocumentsImport,
} from './use-documents-import.ts';

function Figures({ state }: { readonly state: ContestState }) {
  const { t, format } = useText('attach');
  const { missingDocuments } = useDesk('missingDocuments');
  const { documents, submissions } = state;
  const total = [...documents.values()].reduce((sum, own) => sum + own.length, 0);
  return (
    <KeyFigures
      label={t('figures.label')}
      figures={[
        {
          id: 'with',
          value: format.number(documents.size),
          note: t('figures.with', { total: format.number(submissions.size) }),
        },
        { id: 'documents', value: format.number(total), note: t('figures.documents') },
        ...(missingDocuments === 0
          ? []
          : [
              {
                id: 'missing',
                value: format.number(missingDocuments),
                note: t('figures.missing'),
                tone: 'warn' as const,
              },
            ]),
      ]}
    />
  );
}

/** Where files come in: all of them for one application, or each for the one that its name says. */
function DocumentsDrop({
  control,
  submission,
}: {
  readonly control: DocumentsImport;
  readonly submission: Id | null;
}) {
  const { t } = useText('attach');
  const host = useHost();
  const to = submission ?? undefined;
  const pick = async () => {
    try {
      const files = await host.pickFiles({ accept: [], multiple: true });
      await control.take(files.map(chosenOf), to);
    } catch {
      control.fail({ type: 'FileUnreadable' });
    }
  };
  const pickFolder = async () => control.take(await chooseFolder(document), to);
  return (
    <>
      <FileDrop
        prompt={t('drop')}
        button={submission === null ? t('common:chooseFile') : t('chooseHere')}
        icon="files"
        onPick={() => void pick()}
        onFiles={(files) => void control.take(files.map(chosenOf), to)}
      />
      {submission === null && (
        <>
          <div className="row wrap">
            <Button icon="inbox" onClick={() => void pickFolder()}>
              {t('chooseFolder')}
            </Button>
          </div>
          <p className="meta">{t('howNamed')}</p>
        </>
      )}
      <p className="meta">{t('whatGoes')}</p>
    </>
  );
}

/** What came of the last adding. */
function AddedNote({ added }: { readonly added: AddedDocuments | null }) {
  const { t, language } = useText('attach');
  if (added === null) return null;
  const isCalm = added.refused.length === 0 && !added.stopped;
  return (
    <Banner tone={isCalm ? 'ok' : 'warn'}>
      {t('added', { count: added.added })} {added.same > 0 && t('same', { count: added.same })}{' '}
      {added.stopped && t('stopped')}
      {added.refused.length > 0 && (
        <>
          <h3>{t('notTaken')}</h3>
          <ul className="attach-refused">
            {added.refused.map(({ submission, name, error }) => (
              <li key={`${submission}/${name}`}>
                <b>{name}</b> – {errorText(error, language).what}
              </li>
            ))}
          </ul>
        </>
      )}
    </Banner>
  );
}

function Body({
  state,
  control,
  open,
  onOpen,
}: {
  readonly state: ContestState;
  readonly control: DocumentsImport;
  readonly open: Id | null;
  readonly onOpen: (submission: Id) => void;
}) {
  const { t } = useText('attach');
  const { progress, files } = control;
  if (progress !== null)
    return (
      <Working
        text={t(progress.work)}
        done={progress.done}
        total={progress.total}
        stop={<Button onClick={control.stop}>{t('stop')}</Button>}
      />
    );
  if (files.length > 0)
    return <DocumentsPreview control={control} submissions={state.submissions} />;
  return (
    <>
      {open === null && <Figures state={state} />}
      <DocumentsDrop control={control} submission={open} />
      {open === null ? (
        <DocumentsList state={state} onOpen={onOpen} />
      ) : (
        <ApplicationDocuments submission={open} documents={state.documents.get(open) ?? []} />
      )}
    </>
  );
}

/** Documents of applications: many files at once, each found its application, then application by application. */
export function DocumentsView({
  state,
  onClose,
}: {
  readonly state: ContestState;
  readonly onClose: () => void;
}) {
  const { t } = useText('attach');
  const ids = useMemo(() => new Set(state.submissions.keys()), [state.submissions]);
  const control = useDocumentsImport(ids);
  const [open, setOpen] = useState<Id | null>(null);
  const isIdle = control.progress === null && control.files.length === 0;
  const submission = open === null ? undefined : state.submissions.get(open);
  return (
    <>
      <PageHead
        title={open === null ? t('title') : t('common:submissionNumber', { number: open })}
        {...(submission === undefined
          ? {}
          : { note: <span lang={submission.language}>{submission.title}</span> })}
      >
        {isIdle && (
          <Button icon="left" onClick={() => (open === null ? onClose() : setOpen(null))}>
            {t(open === null ? 'back' : 'backToList')}
          </Button>
        )}
      </PageHead>
      <ErrorBanner error={control.error} />
      <AddedNote added={control.added} />
      <Body state={state} control={control} open={open} onOpen={setOpen} />
    </>
  );
}
