import { missingInSettings } from '../../../shared/contest/settings-check.ts';
import type { SettingsIssue } from '../../../shared/contest/settings-issues.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { draftToSettings, type Draft } from './draft.ts';
import { placeOfIssue } from './issue-place.ts';
import { useIssueText } from './issue-text.ts';
import type { Place } from './settings-place.ts';

/** What is still missing, each line leading to its place; advice stands after what has to be settled. */
export function MissingList({
  draft,
  founded,
  onGo,
}: {
  readonly draft: Draft;
  /** True where the contest runs already, and what is edited is an amendment. */
  readonly founded: boolean;
  readonly onGo: (place: Omit<Place, 'visit'>) => void;
}) {
  const { t } = useText('contest-setup');
  const settings = draftToSettings(draft);
  const issueText = useIssueText(settings);
  const issues = missingInSettings(settings).toSorted(
    (a, b) => Number(a.level === 'advice') - Number(b.level === 'advice'),
  );
  const blocking = issues.filter(({ level }) => level === 'blocking').length;
  const line = (issue: SettingsIssue, at: number) => (
    <li key={at}>
      <button
        type="button"
        className={issue.level === 'blocking' ? 'issue warn' : 'issue'}
        onClick={() => onGo(placeOfIssue(issue))}
      >
        <Icon name={issue.level === 'blocking' ? 'alert' : 'info'} size="sm" />
        <span>{issueText(issue)}</span>
        <Icon name="chev" size="sm" />
      </button>
    </li>
  );
  return (
    <Card title={t('check')}>
      <p className="meta" role="status">
        {blocking > 0
          ? t(founded ? 'checkBlockingOpen' : 'checkBlocking', { count: blocking })
          : issues.length > 0
            ? t(founded ? 'checkRemarks' : 'checkAdvice')
            : t('checkDone')}
      </p>
      <ul className="issues">{issues.map(line)}</ul>
    </Card>
  );
}
