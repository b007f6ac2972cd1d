import { type RefObject, useEffect, useRef, useState } from 'react';

import { type CodeScanner, createCodeScanner } from '../workers/code-scanner.ts';

/** `refused`: the person or the system said no · `missing`: there is none · `busy`: another program has it. */
export type CameraProblem = 'refused' | 'missing' | 'busy';

export type CameraState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' | 'on' }
  | { readonly status: 'failed'; readonly problem: CameraProblem };

const problems: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const problemOf = (error: unknown): CameraProblem =>
  (error instanceof DOMException ? problems[error.name] : undefined) ?? 'missing';

/** Pause between two looks, so that an old laptop stays usable. Milliseconds. */
const pause = 120;

async function openCamera(): Promise<MediaStream> {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (mediaDevices === undefined) throw new DOMException('no camera here', 'NotFoundError');
  return mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
  });
}

/** The square in the middle, which is what the frame on the screen shows: fewer dots to look at. */
function middleOf(video: HTMLVideoElement): Promise<ImageBitmap> {
  const { videoWidth: width, videoHeight: height } = video;
  const side = Math.min(width, height);
  return createImageBitmap(video, (width - side) / 2, (height - side) / 2, side, side);
}

/** Looks at the video again and again until told to stop, each time a little otherwise. */
async function watch(
  video: HTMLVideoElement,
  scanner: CodeScanner,
  stage: { readonly stopped: () => boolean; readonly onText: (text: string) => void },
): Promise<void> {
  for (let attempt = 0; !stage.stopped(); attempt += 1) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
      const picture = await middleOf(video);
      const text = await scanner.scan({ picture, effort: { type: 'frame', attempt } });
      if (text !== null && !stage.stopped()) stage.onText(text);
    }
    await new Promise((resolve) => window.setTimeout(resolve, pause));
  }
}

/** Told of every code the camera sees, and of a camera that does not start. */
interface Watcher {
  readonly onText: (text: string) => void;
  readonly onFail: () => void;
}

/** The camera while `on`: its picture goes into the video. A failure is told until the camera is switched on again. */
export function useCamera(
  on: boolean,
  watcher: Watcher,
): { readonly video: RefObject<HTMLVideoElement | null>; readonly camera: CameraState } {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(watcher);
  const [camera, setCamera] = useState<CameraState>({ status: 'off' });
  useEffect(() => {
    latest.current = watcher;
  });
  useEffect(() => {
    if (!on) return undefined;
    let stopped = false;
    let stream: MediaStream | null = null;
    const scanner = createCodeScanner();
    const run = async () => {
      setCamera({ status: 'starting' });
      const opened = await openCamera();
      if (stopped) return opened.getTracks().forEach((track) => track.stop());
      stream = opened;
      const screen = video.current;
      if (screen === null) return undefined;
      screen.srcObject = opened;
      await screen.play();
      setCamera({ status: 'on' });
      return watch(screen, scanner, {
        stopped: () => stopped,
        onText: (text) => latest.current.onText(text),
      });
    };
    run().catch((error: unknown) => {
      if (stopped) return;
      setCamera({ status: 'failed', problem: problemOf(error) });
      latest.current.onFail();
    });
    return () => {
      stopped = true;
      scanner.close();
      stream?.getTracks().forEach((track) => track.stop());
      setCamera((now) => (now.status === 'failed' ? now : { status: 'off' }));
    };
  }, [on]);
  return { video, camera };
}
