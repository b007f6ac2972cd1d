import { session } from 'electron';
import { isOwnAddress } from './page-address.ts';

/** What Electron tells of a request for camera or microphone. */
interface MediaRequest {
  readonly isMainFrame: boolean;
  readonly requestingUrl?: string | undefined;
  readonly securityOrigin?: string | undefined;
  /** What is asked for now. */
  readonly mediaTypes?: readonly string[] | undefined;
  /** What is looked up, before or without a request. */
  readonly mediaType?: string | undefined;
}

/** The camera alone, for our own page alone: codes are read with it. Never a microphone, never a frame, never the screen. */
function isOwnCamera(permission: string, request: MediaRequest): boolean {
  const { isMainFrame, requestingUrl, securityOrigin, mediaTypes, mediaType } = request;
  const asked = mediaTypes ?? (mediaType === undefined ? [] : [mediaType]);
  const addresses = [requestingUrl, securityOrigin].filter((each) => each !== undefined);
  return (
    permission === 'media' &&
    isMainFrame &&
    addresses.length > 0 &&
    addresses.every(isOwnAddress) &&
    asked.length > 0 &&
    asked.every((type) => type === 'video')
  );
}

/** Texts that our own page puts into the clipboard: letters that people paste into their mail. Never reading it. */
function isOwnCopying(permission: string, request: MediaRequest): boolean {
  const { isMainFrame, requestingUrl, securityOrigin } = request;
  const addresses = [requestingUrl, securityOrigin].filter((each) => each !== undefined);
  return (
    permission === 'clipboard-sanitized-write' &&
    isMainFrame &&
    addresses.length > 0 &&
    addresses.every(isOwnAddress)
  );
}

/** A ceremony's picture over the whole screen, asked for by our own page. */
function isOwnFullScreen(permission: string, request: MediaRequest): boolean {
  const { isMainFrame, requestingUrl } = request;
  return (
    permission === 'fullscreen' &&
    isMainFrame &&
    requestingUrl !== undefined &&
    isOwnAddress(requestingUrl)
  );
}

const isAllowed = (permission: string, request: MediaRequest): boolean =>
  isOwnCamera(permission, request) ||
  isOwnCopying(permission, request) ||
  isOwnFullScreen(permission, request);

/** Denies every permission a page can ask for but camera, copying text and full screen, and every device; no spelling lists. */
export function setupPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isAllowed(permission, details)),
  );
  defaultSession.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    isAllowed(permission, details),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setSpellCheckerEnabled(false);
}
