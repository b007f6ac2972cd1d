import { useState } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import {
  type DocumentFile,
  type DocumentKind,
  type DocumentRequest,
  wholeSet,
} from '../../../shared/documents/document-kinds.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type DocumentChoice, documentLanguages, languagesOf } from './document-choice.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';

/** Makes files, hands them to the host, and says what came of it. */
function useSave(
  createFiles: (requests: readonly DocumentRequest[]) => Promise<readonly DocumentFile[]>,
) {
  const { t } = useText('issue');
  const host = useHost();
  const show = useToast();
  const note = useNoteAccess();
  const { state } = useDesk('state');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [verified, setVerified] = useState(false);
  const run = async (requests: readonly DocumentRequest[]) => {
    const saved = await host.saveFiles(await createFiles(requests));
    setVerified(saved.ok && saved.value.verified);
    if (saved.ok) {
      note({ act: 'export', about: null, count: state?.submissions.size ?? 0 });
      const [file = ''] = saved.value.names;
      const { length } = saved.value.names;
      show({
        text:
          length === 1 ? t('document.saved', { file }) : t('document.savedMany', { count: length }),
      });
    } else if (saved.error.type !== 'SaveCancelled') setError(saved.error);
  };
  const save = (requests: readonly DocumentRequest[]) => {
    setBusy(true);
    setError(null);
    run(requests)
      .catch(() => setError({ type: 'Unexpected' }))
      .finally(() => setBusy(false));
  };
  return { save, busy, error, verified };
}

interface Choosing {
  readonly choice: DocumentChoice;
  readonly onChoose: (choice: DocumentChoice) => void;
}

function ChoiceFields({ choice, onChoose }: Choosing) {
  const { t } = useText('issue');
  return (
    <>
      <SelectField
        label={t('document.language')}
        value={choice.language}
        onChange={(language) => onChoose({ ...choice, language })}
        options={documentLanguages.map((value) => ({
          value,
          label: t(`document.languages.${value}`),
        }))}
      />
      <CheckField
        label={t('document.register')}
        checked={choice.withRegister}
        onChange={(withRegister) => onChoose({ ...choice, withRegister })}
      />
    </>
  );
}

/** Files of one document, a button for each format. */
function FileButtons({
  label,
  kinds,
  busy,
  onSave,
}: {
  readonly label: string;
  readonly kinds: readonly (readonly [kind: DocumentKind, name: string])[];
  readonly busy: boolean;
  readonly onSave: (kind: DocumentKind) => void;
}) {
  return (
    <div className="document-files" role="group" aria-label={label}>
      <span className="label">{label}</span>
      <div className="document-formats">
        {kinds.map(([kind, name]) => (
          <Button key={kind} disabled={busy} onClick={() => onSave(kind)}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** What is printed or saved, and in which language. */
export function DocumentPanel({
  choice,
  onChoose,
  onPrint,
  createFiles,
}: Choosing & {
  readonly onPrint: () => void;
  readonly createFiles: (requests: readonly DocumentRequest[]) => Promise<readonly DocumentFile[]>;
}) {
  const { t } = useText('issue');
  const { save, busy, error, verified } = useSave(createFiles);
  const saveOne = (kind: DocumentKind) => {
    const all = languagesOf(choice.language);
    const chosen = kind.startsWith('protocol') ? all : ([all[0]] as const);
    save([{ kind, languages: chosen, withRegister: choice.withRegister }]);
  };
  const buttons = { busy, onSave: saveOne };
  return (
    <>
      <ChoiceFields choice={choice} onChoose={onChoose} />
      <Button variant="primary" size="lg" wide icon="print" onClick={onPrint}>
        {t('common:print')}
      </Button>
      <p className="meta">{t('document.printHint')}</p>
      <h2 className="document-heading">{t('document.files')}</h2>
      <FileButtons
        label={t('document.protocol')}
        kinds={[
          ['protocol.docx', 'DOCX'],
          ['protocol.html', 'HTML'],
        ]}
        {...buttons}
      />
      <FileButtons
        label={t('document.registerFiles')}
        kinds={[
          ['register.xlsx', 'XLSX'],
          ['register.csv', 'CSV'],
          ['register.html', 'HTML'],
          ['register.json', 'JSON'],
        ]}
        {...buttons}
      />
      <FileButtons
        label={t('document.others')}
        kinds={[
          ['diplomas.html', t('document.diplomas')],
          ['index.html', t('document.page')],
        ]}
        {...buttons}
      />
      <Button wide icon="download" busy={busy} onClick={() => save(wholeSet(languages))}>
        {t('document.all')}
      </Button>
      <RemovableNote verified={verified} />
      <ErrorBanner error={error} />
    </>
  );
}
