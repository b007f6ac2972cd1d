import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { CameraPanel } from './camera-panel.tsx';
import { addTexts, nothingRead, type Reading, wholeTransfers } from './code-reading.ts';
import { FileReadingCard } from './file-reading.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import './codes.css';

/**
 * Reads the codes another screen shows, by camera, from pictures or as text, in any order. `onTransfer` gets what is
 * whole, as files for the dry run; nothing has been taken in by then. `back` is the address of the screen behind.
 */
export function ReadCodesScreen({
  back,
  onTransfer,
}: {
  readonly back: string;
  readonly onTransfer: (files: readonly NamedFile[]) => void;
}) {
  const { t } = useText('codes');
  const [reading, setReading] = useState<Reading>(nothingRead);
  const [camera, setCamera] = useState(false);
  const whole = wholeTransfers(reading);
  const waiting = reading.transfers.some(({ state }) => state.status === 'waiting');
  const needed = whole.length === 0 || waiting;
  const take = (texts: readonly string[]) => setReading((before) => addTexts(before, texts));
  return (
    <main className="main codes">
      <PageHead title={t('read.title')} note={t('read.note')}>
        <LinkButton icon="left" href={`#${back}`}>
          {t('common:back')}
        </LinkButton>
      </PageHead>
      <div className="split">
        <div className="col g4">
          <CameraPanel
            on={camera && needed}
            needed={whole.length === 0}
            onSwitch={setCamera}
            onText={(text) => take([text])}
          />
          <FileReadingCard onTexts={take} />
        </div>
        <aside>
          <ReadingProgress
            reading={reading}
            ready={whole.length > 0}
            onGo={() => onTransfer(whole)}
            onAgain={() => setReading(nothingRead)}
          />
        </aside>
      </div>
    </main>
  );
}
