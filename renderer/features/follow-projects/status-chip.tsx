import type { ProjectStatus } from '../../../shared/reports/monitoring/project-figures.ts';
import { Chip } from '../../ui/chip.tsx';
import type { FollowWords } from './use-follow-words.ts';

const looks = {
  running: { tone: 'info', icon: 'play' },
  completed: { tone: 'ok', icon: 'done' },
  terminated: { tone: 'neutral', icon: 'dash' },
} as const;

/** Whether a project runs, and how it ended. */
export function StatusChip({
  status,
  words: { papers },
}: {
  readonly status: ProjectStatus;
  readonly words: FollowWords;
}) {
  const { tone, icon } = looks[status];
  return (
    <Chip tone={tone} icon={icon}>
      {papers.status[status]}
    </Chip>
  );
}
