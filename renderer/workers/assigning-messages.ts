import type { AssignmentProgress } from '../../shared/assigning/assign-balanced.ts';
import type { Assignment, AssignmentRequest } from '../../shared/assigning/assignment.ts';

/** The question is the request itself; one for each worker. */
export type AssigningMessage = AssignmentRequest;

export type AssigningAnswer =
  | { readonly type: 'progress'; readonly progress: AssignmentProgress }
  | { readonly type: 'assigned'; readonly assignment: Assignment }
  | { readonly type: 'failed'; readonly message: string };
