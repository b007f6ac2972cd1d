import { templateCards } from '../../../shared/contest/templates.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Icon } from '../../ui/icon.tsx';

/** The regulations a contest can start from; pressing one goes on. */
export function TemplateCards({ onChoose }: { readonly onChoose: (template: Id) => void }) {
  const { t, format } = useText('contest-setup');
  return (
    <ul className="template-cards">
      {templateCards.map((card) => (
        <li key={card.id}>
          <button type="button" className="card pad template" onClick={() => onChoose(card.id)}>
            <b>{format.localized(card.title)}</b>
            <span className="muted">{format.localized(card.description)}</span>
            <span className="row between meta">
              <span>
                {t('nominationCount', { count: card.nominations })}
                {' · '}
                {t('stageCount', { count: card.stages })}
              </span>
              <Icon name="right" />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
