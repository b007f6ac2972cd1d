import type { Desk } from '../../storage/desk.ts';
import { readRootRequest } from '../../storage/root-request.ts';

/** What the founder has chosen about trust so far. */
export interface Trust {
  readonly encrypted: boolean;
  readonly confirmation: 'ticket' | 'confirmed';
  /** True where a second person keeps a root key too. */
  readonly second: boolean;
  /** Text of the second keeper's request, as loaded or pasted. */
  readonly request: string;
  /** The founder said that the request's digits are those on the keeper's screen. */
  readonly compared: boolean;
}

export const firstTrust: Trust = {
  encrypted: true,
  confirmation: 'ticket',
  second: false,
  request: '',
  compared: false,
};

/** True where nothing is missing: a second root needs a request that was read and compared. */
export const isTrustComplete = ({ second, request, compared }: Trust): boolean =>
  !second || (compared && readRootRequest(request) !== null);

/** The choice as the desk takes it. */
export const trustToFounding = ({
  encrypted,
  confirmation,
  second,
  request,
}: Trust): Parameters<Desk['createContest']>[0]['trust'] => ({
  encrypted,
  confirmation,
  secondRoot: second ? request.trim() : null,
});
