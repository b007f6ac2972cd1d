import type { FollowedProject } from '../../../shared/merge/following-facts.ts';
import type { FollowSubject } from './follow-subject.ts';
import type { FollowWords } from './use-follow-words.ts';

/** What every part of a project's page is about. */
export interface ProjectSubject {
  readonly subject: FollowSubject;
  readonly followed: FollowedProject;
  readonly words: FollowWords;
}
