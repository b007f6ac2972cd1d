import { useState } from 'react';

import { CameraView } from '../../hand-over/camera-view.tsx';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { type FoundSheet, type Looked, sheetByCode } from './sheet-lookup.ts';
import type { TournamentSubject } from './tournament-subject.ts';

type Problem = Exclude<Looked, { readonly type: 'sheet' }>;

interface CodeCardProps {
  readonly subject: TournamentSubject;
  readonly onOpen: (sheet: FoundSheet) => void;
}

/** What was typed, what is wrong with it, and whether the camera looks as well. */
function useLookup({ subject, onOpen }: CodeCardProps) {
  const { language } = useText('tournament');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [camera, setCamera] = useState(false);
  const type = (next: string) => {
    setTyped(next);
    setProblem(null);
  };
  const look = (code: string) => {
    const looked = sheetByCode(subject, code, language);
    if (looked.type === 'sheet') {
      type('');
      setCamera(false);
      onOpen(looked.sheet);
      return;
    }
    setTyped(code);
    setProblem(looked);
  };
  return { typed, type, problem, camera, setCamera, look };
}

/** Opens the sheet whose code is printed on paper: typed, or shown to the camera. */
export function CodeCard(props: CodeCardProps) {
  const { t } = useText('tournament');
  const { typed, type, problem, camera, setCamera, look } = useLookup(props);
  const words: Readonly<Record<Problem['type'], string>> = {
    wrong: t('matches.code.wrong'),
    unknown: t('matches.code.unknown'),
    closed: t('matches.code.closed', { match: problem?.type === 'closed' ? problem.match : '' }),
  };
  return (
    <Card title={t('matches.code.title')}>
      <div className="col g3">
        <form
          className="sheet-code-form"
          onSubmit={(event) => {
            event.preventDefault();
            look(typed);
          }}
        >
          <TextField
            label={t('matches.code.label')}
            hint={t('matches.code.hint')}
            value={typed}
            maxLength={40}
            autoCapitalize="characters"
            onChange={type}
            error={problem !== null && words[problem.type]}
          />
          <Button type="submit">{t('matches.code.open')}</Button>
        </form>
        <CameraView
          on={camera}
          otherWay={t('matches.code.otherWay')}
          onSwitch={setCamera}
          onText={look}
        />
      </div>
    </Card>
  );
}
