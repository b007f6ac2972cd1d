import type { Id } from '../contest/contest.ts';
import type { FollowedProject, FollowingFacts } from './following-facts.ts';

type Hidden = (text: string) => string;

const withReasonHidden =
  (hidden: Hidden) =>
  <Said extends { readonly reason: string }>(said: Said): Said => ({
    ...said,
    reason: hidden(said.reason),
  });

function shownProject(
  { project }: FollowedProject,
  hidden: Hidden,
  label: string | null,
): FollowedProject['project'] {
  if (project === null) return null;
  const { organisation, responsible, closure } = project;
  return {
    ...project,
    reason: hidden(project.reason),
    organisation: { ...organisation, name: label ?? hidden(organisation.name) },
    responsible: label ?? hidden(responsible),
    closure: closure === null ? null : { ...closure, reason: hidden(closure.reason) },
  };
}

/** Visits without the names of those who are blocked; of a blocked applicant neither photos nor places are shown. */
function shownVisits(
  { visits }: FollowedProject,
  hidden: Hidden,
  isBlocked: boolean,
): FollowedProject['visits'] {
  return visits.map((visit) => ({
    ...visit,
    reason: hidden(visit.reason),
    visitors: visit.visitors.map(hidden),
    observations: hidden(visit.observations),
    risks: hidden(visit.risks),
    photos: isBlocked
      ? []
      : visit.photos.map((photo) => ({ ...photo, caption: hidden(photo.caption) })),
    place:
      isBlocked || visit.place === null ? null : { ...visit.place, text: hidden(visit.place.text) },
  }));
}

/** What is known of supported projects without the names of those who are blocked; `label` stands for a blocked applicant. */
export function shownFollowing(
  { following, monitoringOrders }: FollowingFacts,
  {
    hidden,
    blocked,
    label,
  }: {
    readonly hidden: Hidden;
    readonly blocked: ReadonlySet<Id>;
    readonly label: string;
  },
): FollowingFacts {
  const reasoned = withReasonHidden(hidden);
  const shown = (followed: FollowedProject): FollowedProject => {
    const isBlocked = blocked.has(followed.submission);
    return {
      ...followed,
      project: shownProject(followed, hidden, isBlocked ? label : null),
      milestones: followed.milestones.map((each) =>
        reasoned({ ...each, title: hidden(each.title) }),
      ),
      payments: followed.payments.map((each) =>
        reasoned({ ...each, purpose: hidden(each.purpose) }),
      ),
      spendings: followed.spendings.map((each) =>
        reasoned({ ...each, purpose: hidden(each.purpose) }),
      ),
      indicators: followed.indicators.map(reasoned),
      facts: followed.facts.map((each) => reasoned({ ...each, source: hidden(each.source) })),
      visits: shownVisits(followed, hidden, isBlocked),
      risks: followed.risks.map((risk) => ({
        ...reasoned(risk),
        title: hidden(risk.title),
        measure: hidden(risk.measure),
        responsible: hidden(risk.responsible),
      })),
      photos: isBlocked ? [] : followed.photos,
      changes: followed.changes.map(reasoned),
    };
  };
  return {
    following: new Map([...following].map(([id, followed]) => [id, shown(followed)])),
    monitoringOrders: new Map(
      [...monitoringOrders].map(([id, order]) => [
        id,
        {
          ...reasoned(order),
          preparedBy: { ...order.preparedBy, name: hidden(order.preparedBy.name) },
          proposals: order.proposals.map(hidden),
          task: hidden(order.task),
        },
      ]),
    ),
  };
}
