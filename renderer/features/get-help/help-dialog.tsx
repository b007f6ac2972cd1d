import { lazy, type ReactNode, Suspense, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { FirstSteps } from './first-steps.tsx';
import { HelpTopics } from './help-topics.tsx';
import { KeyList } from './key-list.tsx';
import { WordList } from './word-list.tsx';
import './help.css';

/** A hundred licences are read by few, and by nobody in a hurry. */
const AboutProgram = lazy(async () => ({
  default: (await import('./about-program.tsx')).AboutProgram,
}));

/** Help: first steps of the role, topics, words, keys, the program itself. Needs no contest and no network. */
export function HelpDialog({
  open,
  onClose,
  first = 'start',
  update,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The tab that is open at first. */
  readonly first?: 'start' | 'about';
  /** What the page about the program says of its updates. */
  readonly update?: ReactNode;
}) {
  const { t } = useText('help');
  const [tab, setTab] = useState<string>(first);
  return (
    <Dialog
      wide
      open={open}
      onClose={onClose}
      title={t('title')}
      verbs={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <div className="help">
        <Tabs
          label={t('tabs.label')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'start', label: t('tabs.start'), icon: 'play', content: <FirstSteps /> },
            { value: 'topics', label: t('tabs.topics'), icon: 'help', content: <HelpTopics /> },
            { value: 'words', label: t('tabs.words'), icon: 'list', content: <WordList /> },
            { value: 'keys', label: t('tabs.keys'), icon: 'keyboard', content: <KeyList /> },
            {
              value: 'about',
              label: t('tabs.about'),
              icon: 'info',
              content: (
                <Suspense fallback={null}>
                  <AboutProgram update={update} />
                </Suspense>
              ),
            },
          ]}
        />
      </div>
    </Dialog>
  );
}
