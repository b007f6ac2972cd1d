import type { RefObject } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { CeremonyAct } from './ceremony-keys.ts';
import type { CeremonyProgress } from './ceremony-progress.ts';
import type { CeremonyQuestionSubject } from './ceremony-question.tsx';
import type { CeremonyRun } from './ceremony-run.ts';

/** Everything the presenter can press; each has a key of its own. */
export function PresenterControls({
  run,
  progress: { at, black },
  next,
  onAct,
  onAsk,
}: {
  readonly run: CeremonyRun;
  readonly progress: CeremonyProgress;
  readonly next: RefObject<HTMLButtonElement | null>;
  readonly onAct: (act: CeremonyAct) => void;
  readonly onAsk: (question: CeremonyQuestionSubject) => void;
}) {
  const { t, format } = useText('ceremony');
  const jump = (value: string) => {
    const name = run.own[Number(value)]?.name;
    if (name !== undefined && Number(value) !== at)
      onAsk({ type: 'jump', at: Number(value), name });
  };
  return (
    <div className="ceremony-controls">
      <div className="ceremony-tools">
        <Button icon="x" onClick={() => onAct('end')} kbd="Esc">
          {t('end.verb')}
        </Button>
        <SelectField<string>
          label={t('jump.label')}
          labelHidden
          value={String(at)}
          onChange={jump}
          options={run.own.map(({ name }, step) => ({
            value: String(step),
            label: t('jump.step', { number: format.number(step + 1), name }),
          }))}
        />
        <Button icon="screen" onClick={() => onAct('full-screen')} kbd="F">
          {t('fullScreen')}
        </Button>
        <Button icon="moon" aria-pressed={black} onClick={() => onAct('black')} kbd="B">
          {t('black')}
        </Button>
      </div>
      <div className="ceremony-moves">
        <Button size="lg" icon="left" disabled={at === 0 && !black} onClick={() => onAct('back')}>
          {t('common:back')}
        </Button>
        <Button
          ref={next}
          variant="primary"
          size="lg"
          iconEnd="right"
          onClick={() => onAct('next')}
          aria-keyshortcuts="ArrowRight PageDown"
        >
          {t('common:next')}
        </Button>
      </div>
    </div>
  );
}
