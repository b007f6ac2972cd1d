import { type SyntheticEvent, useState } from 'react';

import { readRecoveryCode } from '../../../shared/bundle/recovery-copy.ts';
import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { enteredPassphrase, noEntries } from '../../ui/new-passphrase.tsx';
import { FileChoice } from './file-choice.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { leastPassphraseLength } from './passphrase-strength.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

const lettersOf = (code: string): number => code.replace(/[\s\p{Pd}]/gu, '').length;

interface Found {
  readonly copy: NamedFile | null;
  readonly code: string;
  readonly archive: NamedFile | null;
}

/** What the person brought: the copy, the code from paper, the latest archive. */
function FoundFields({
  found,
  onChange,
  onFail,
}: {
  readonly found: Found;
  readonly onChange: (change: Partial<Found>) => void;
  readonly onFail: Parameters<typeof FileChoice>[0]['onFail'];
}) {
  const { t } = useText('first-run');
  return (
    <>
      <FileChoice
        label={t('restore.copy')}
        hint={t('restore.copyHint')}
        file={found.copy}
        onChoose={(copy) => onChange({ copy })}
        onFail={onFail}
      />
      <TextField
        label={t('restore.code')}
        hint={t('restore.codeHint', { typed: lettersOf(found.code) })}
        autoCapitalize="characters"
        value={found.code}
        onChange={(code) => onChange({ code })}
      />
      <FileChoice
        label={t('restore.archive')}
        hint={t('restore.archiveHint')}
        file={found.archive}
        onChoose={(archive) => onChange({ archive })}
        onFail={onFail}
      />
    </>
  );
}

/** Headquarters on a new computer, out of its recovery copy, the code on paper and its last archive. */
export function RestoreHeadquarters({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText('first-run');
  const desk = useDeskCommands();
  const restoring = useCommand();
  const [found, setFound] = useState<Found>({ copy: null, code: '', archive: null });
  const [entries, setEntries] = useState(noEntries);
  // A file may be still being read while the code is typed: each answer changes its own part only.
  const change = (part: Partial<Found>) => setFound((before) => ({ ...before, ...part }));
  const { copy, code, archive } = found;
  const passphrase = enteredPassphrase(entries, leastPassphraseLength);
  const ready =
    copy !== null && archive !== null && readRecoveryCode(code) !== null && passphrase !== null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (copy === null || archive === null || passphrase === null || !ready) return;
    void restoring.run(() => desk.restoreHeadquarters({ copy, code, archive, passphrase }));
  };
  return (
    <form className="col g4 restore" onSubmit={submit}>
      <FoundFields found={found} onChange={change} onFail={restoring.fail} />
      <NewPassphraseFields entries={entries} onChange={setEntries} />
      <ErrorBanner error={restoring.error} />
      <div className="row g3 wrap">
        <Button icon="left" onClick={onBack} disabled={restoring.busy}>
          {t('common:back')}
        </Button>
        <Button type="submit" variant="primary" size="lg" busy={restoring.busy} disabled={!ready}>
          {restoring.busy ? t('restore.busy') : t('restore.verb')}
        </Button>
      </div>
    </form>
  );
}
