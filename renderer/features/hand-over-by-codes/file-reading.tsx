import { useState } from 'react';

import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { createCodeScanner } from '../../workers/code-scanner.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextArea } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { codeLines } from './code-reading.ts';
import { type FileReading, readableFiles, readFiles } from './read-files.ts';

type Problem = FileReading['problems'][number];

/** Reads files beside the window and keeps what went wrong. */
function useFiles(onTexts: (texts: readonly string[]) => void) {
  const { t } = useText('codes');
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const read = async (files: readonly NamedFile[]) => {
    if (files.length === 0) return;
    setBusy(true);
    const scanner = createCodeScanner();
    const found = await readFiles(files, scanner).finally(() => {
      scanner.close();
      setBusy(false);
    });
    setProblems(found.problems);
    if (found.texts.length > 0) onTexts(found.texts);
  };
  const pick = async () => {
    try {
      await read(await host.pickFiles({ accept: readableFiles, multiple: true }));
    } catch {
      setProblems([{ name: t('files.chosen'), problem: 'no-picture' }]);
    }
  };
  return { busy, problems, read, pick };
}

function PasteField({ onTexts }: { readonly onTexts: (texts: readonly string[]) => void }) {
  const { t } = useText('codes');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const take = () => {
    const lines = codeLines(text);
    setWrong(lines.length === 0);
    if (lines.length === 0) return;
    onTexts(lines);
    setText('');
  };
  return (
    <div className="col g3">
      <TextArea
        label={t('paste.label')}
        rows={3}
        spellCheck={false}
        value={text}
        onChange={setText}
        error={wrong ? t('paste.wrong') : ''}
      />
      <div className="row">
        <Button icon="check" disabled={text.trim() === ''} onClick={take}>
          {t('paste.take')}
        </Button>
      </div>
    </div>
  );
}

/** Codes out of photos, screenshots, text files and pasted text. */
export function FileReadingCard({
  onTexts,
}: {
  readonly onTexts: (texts: readonly string[]) => void;
}) {
  const { t } = useText('codes');
  const { busy, problems, read, pick } = useFiles(onTexts);
  return (
    <Card title={t('files.title')} className="col">
      <FileDrop
        prompt={t('files.drop')}
        button={t('files.pick')}
        busy={busy}
        onPick={() => void pick()}
        onFiles={(files) => void read(files)}
      />
      {problems.length > 0 && (
        <Banner tone="warn" title={t('files.unread', { count: problems.length })}>
          <ul>
            {problems.map(({ name, problem }, index) => (
              <li key={index}>
                {name}: {t(`files.${problem}`)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <PasteField onTexts={onTexts} />
    </Card>
  );
}
